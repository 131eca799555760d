package org.everspring.simulation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The year that robots play in the profile {@code year}.
 *
 * @param seed the same seed makes the same city
 * @param quarters how many quarters are played to their end before the current one
 * @param until the moment at which the play ends and the clock stays, at the calendar's zone; left out, the present, from
 *     which the clock goes on
 */
@Validated
@ConfigurationProperties("everspring.simulation")
public record SimulationSettings(
        @DefaultValue("2023") long seed,

        @Min(value = 1, message = "至少演示一个季度") @Max(value = 8, message = "至多演示八个季度") @DefaultValue("4")
        int quarters,

        @Nullable LocalDateTime until) {}
