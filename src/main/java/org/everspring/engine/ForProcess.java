package org.everspring.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The processes that may use a delegate, a listener or a start timer, by their keys. No other process reaches the bean:
 * the guard refuses its model, and at run time the bean does not exist for it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForProcess {

    /** Every process, those of process owners included; for beans that touch no matter but the one they are handed. */
    String ANY = "*";

    String[] value();

    /** Whether only versions that still run name it, and what owners have made of them; the shipped model does not. */
    boolean former() default false;
}
