/**
 * The connector catalogue: which fields a source type asks for, how they are checked, the address that is built from them.
 * Knows no Spark, no driver, no framework, and never holds the value of a secret.
 */
@NullMarked
package io.plumbline.connector.spec;

import org.jspecify.annotations.NullMarked;
