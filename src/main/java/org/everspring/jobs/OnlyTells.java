package org.everspring.jobs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A delegate that looks at the tables of its own matter and writes what people are told, and asks the engine for nothing
 * besides the instance that it is called with. Many of them that are due at the same time may run in one transaction.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyTells {}
