package org.everspring.scoring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitKind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How scores count. What a single matter is worth stands in the decision tables.
 *
 * @param weights how much each part counts
 * @param adjustmentCap the most points that all adjustments of a unit together add or take away
 * @param bonusCap the most points that the adjustments above zero of a unit together add
 * @param batchSize units that one transaction scores
 * @param listed how many units of a group the red and the black list name
 * @param groups the units that are ranked against each other, a name and the kinds of units each; a kind in no group is
 *     not ranked. When absent: departments, agencies and enterprises; counties and zones
 */
@Validated
@ConfigurationProperties("everspring.assessment")
public record ScoringSettings(
        @NotNull @Valid @DefaultValue PartWeights weights,

        @NotNull @DecimalMin("0") @DecimalMax("100") @DefaultValue("20")
        BigDecimal adjustmentCap,

        @NotNull @DecimalMin("0") @DecimalMax("100") @DefaultValue("8")
        BigDecimal bonusCap,

        @Min(1) @Max(500) @DefaultValue("20") int batchSize,
        @Min(0) @Max(20) @DefaultValue("3") int listed,

        @Valid List<Group> groups) {

    /**
     * What each part counts; only the proportion matters.
     *
     * @param report weight of the quarterly reports of the responsible units; only the proportion of the weights
     *     matters, and a part in which a unit has no duty leaves its weight to the others
     * @param summary weight of the summaries of the lead units
     * @param loop weight of the problems that a unit had to solve
     * @param promotion weight of the experiences that a unit had to adopt
     */
    public record PartWeights(
            @NotNull @DecimalMin("0") @DecimalMax("1000") @DefaultValue("40")
            BigDecimal report,

            @NotNull @DecimalMin("0") @DecimalMax("1000") @DefaultValue("20")
            BigDecimal summary,

            @NotNull @DecimalMin("0") @DecimalMax("1000") @DefaultValue("30")
            BigDecimal loop,

            @NotNull @DecimalMin("0") @DecimalMax("1000") @DefaultValue("10")
            BigDecimal promotion) {}

    /**
     * Units that are ranked against each other.
     *
     * @param name as the lists write it, at most 60 characters
     */
    public record Group(@NotBlank String name, @NotEmpty List<UnitKind> kinds) {}

    private static final int LONGEST_NAME = 60;

    /** Departments apart from counties and zones; the office and the leading group judge, and are not ranked. */
    private static final List<Group> USUAL_GROUPS = List.of(
            new Group("市级部门和驻市单位", List.of(UnitKind.DEPARTMENT, UnitKind.AGENCY, UnitKind.ENTERPRISE)),
            new Group("县（市）区和开发区", List.of(UnitKind.COUNTY, UnitKind.ZONE)));

    public ScoringSettings {
        groups = groups == null ? USUAL_GROUPS : List.copyOf(groups);
        check(groups);
        if (weights != null && sum(weights).signum() <= 0) {
            throw refused("weights中至少有一项权重应大于0");
        }
    }

    private static void check(List<Group> groups) {
        Set<UnitKind> taken = EnumSet.noneOf(UnitKind.class);
        for (Group group : groups) {
            if (group.name() != null && group.name().length() > LONGEST_NAME) {
                throw refused("分组名称最多" + LONGEST_NAME + "字");
            }
            for (UnitKind kind : group.kinds() == null ? List.<UnitKind>of() : group.kinds()) {
                if (!taken.add(kind)) {
                    throw refused("单位类型" + kind + "只能属于一个分组");
                }
            }
        }
        if (groups.stream().map(Group::name).distinct().count() < groups.size()) {
            throw refused("分组名称不能重复");
        }
    }

    private static BigDecimal sum(PartWeights weights) {
        return weights.report().add(weights.summary()).add(weights.loop()).add(weights.promotion());
    }

    /** What a run that begins now keeps. */
    Weights runWeights() {
        Map<ScoreCategory, BigDecimal> parts = new EnumMap<>(ScoreCategory.class);
        parts.put(ScoreCategory.REPORT, weights.report());
        parts.put(ScoreCategory.SUMMARY, weights.summary());
        parts.put(ScoreCategory.LOOP, weights.loop());
        parts.put(ScoreCategory.PROMOTION, weights.promotion());
        return new Weights(parts, adjustmentCap, bonusCap, listed);
    }

    /** The group in which a unit of this kind is ranked; empty when it is not ranked. */
    public Optional<String> groupOf(UnitKind kind) {
        return groups.stream()
                .filter(group -> group.kinds().contains(kind))
                .map(Group::name)
                .findFirst();
    }

    /** The group in which the unit is ranked; null when it is not, or no longer in the plan. */
    @Nullable
    String groupOf(UnitId unit, Plan plan) {
        return plan.findUnit(unit).map(Unit::kind).flatMap(this::groupOf).orElse(null);
    }

    /** Where the group comes among the others; one that is not set comes after them, and null last. */
    public int placeOf(@Nullable String group) {
        if (group == null) {
            return groups.size() + 1;
        }
        List<String> names = groups.stream().map(Group::name).toList();
        return names.contains(group) ? names.indexOf(group) : groups.size();
    }

    private static InvalidInputException refused(String reason) {
        return new InvalidInputException("设置everspring.assessment有误：" + reason + "。");
    }
}
