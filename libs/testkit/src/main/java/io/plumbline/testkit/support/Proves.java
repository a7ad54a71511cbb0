package io.plumbline.testkit.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This test shows these stages for these connectors. The support table is made from these annotations and from nothing else, so
 * that no row claims more than a test shows.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Proves.Several.class)
public @interface Proves {

    /** Type keys of the catalogue. */
    String[] connectors();

    Stage[] stages();

    Proof by();

    /** More than one on the same test. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface Several {
        Proves[] value();
    }
}
