package org.everspring.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The application of {@link EngineTest} as staff meet it: a test method asks for {@link StaffBrowsers}. Skipped, and said so,
 * where Chromium is missing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EngineTest
@ExtendWith(StaffBrowsersExtension.class)
public @interface BrowserTest {}
