package org.everspring.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The accounts for trying the system out.
 *
 * @param enabled whether the demonstration accounts exist and the start page shows them; switching it off takes them
 *     away at the next start
 * @param password the one password of all demonstration accounts, shown on the start page
 */
@Validated
@ConfigurationProperties("everspring.demonstration")
public record DemonstrationSettings(
        @DefaultValue("false") boolean enabled,

        @NotBlank(message = "演示账号的统一口令不能为空")
        @Size(min = 8, max = 64, message = "演示账号的统一口令应为8至64个字符")
        @DefaultValue("EverSpring-2023")
        String password) {}
