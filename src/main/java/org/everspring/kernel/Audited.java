package org.everspring.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a handler of requests does, in the words of the audit, whether it is done or refused. Each handler that changes
 * something has it, and those that read what is to be accounted for. What it is done on is the first variable of its path.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audited {

    /** Such as 停用账号. */
    String value();

    AuditKind kind();
}
