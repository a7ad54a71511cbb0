/** The nouns that messages carry: containers, fields, metrics, checks, failures. No behaviour beyond refusing nonsense. */
@NullMarked
package io.plumbline.events.model;

import org.jspecify.annotations.NullMarked;
