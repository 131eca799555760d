package org.everspring.reporting;

import java.util.List;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param units whose reports count as handed in only when a leader of the unit has signed them, by their ids in the plan;
 *     all for every unit, nothing for none
 */
@ConfigurationProperties("everspring.reporting.signing")
record SigningSettings(@DefaultValue List<String> units) {

    private static final String ALL = "all";

    boolean isNeeded(UnitId unit) {
        return units.contains(ALL) || units.contains(unit.value());
    }

    /** @throws InvalidInputException when it names a unit that the plan does not know: its reports would go on unsigned */
    void check(Plan plan) {
        for (String unit : units) {
            if (!unit.equals(ALL) && plan.findUnit(UnitId.of(unit)).isEmpty()) {
                throw new InvalidInputException(
                        "设置 everspring.reporting.signing.units 中的“" + unit + "”不是工作方案中的单位，不能启动。请改为单位标识，或填 all 表示全部单位。");
            }
        }
    }
}
