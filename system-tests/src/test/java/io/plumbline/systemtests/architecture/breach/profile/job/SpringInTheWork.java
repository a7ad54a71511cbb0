package io.plumbline.systemtests.architecture.breach.profile.job;

import org.springframework.context.ApplicationContext;

/** A4. */
record SpringInTheWork(ApplicationContext context) {}
