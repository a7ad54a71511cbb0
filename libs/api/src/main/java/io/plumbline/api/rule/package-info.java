/** What is known of every rule, as data: for forms, for validation, and for who turns checks into something else. */
@NullMarked
package io.plumbline.api.rule;

import org.jspecify.annotations.NullMarked;
