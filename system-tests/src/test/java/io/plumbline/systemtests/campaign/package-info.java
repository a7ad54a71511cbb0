/** Kill campaigns: SIGKILLs under load, and one auditor of what must hold afterwards. Knows the platform from outside only. */
@NullMarked
package io.plumbline.systemtests.campaign;

import org.jspecify.annotations.NullMarked;
