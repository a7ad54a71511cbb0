/**
 * Writes a container's schema, profile and checks as documents of other tools. Knows neither where they come from nor who asks:
 * records in, text out.
 */
@NullMarked
package io.plumbline.exports;

import org.jspecify.annotations.NullMarked;
