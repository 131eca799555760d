package org.everspring.audit;

import java.time.Period;
import org.everspring.kernel.InvalidInputException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the audit is kept.
 *
 * @param retention how long the audit is kept, a year at least; whole months beyond it are removed once a month
 */
@ConfigurationProperties("everspring.audit")
record AuditSettings(@DefaultValue("10y") Period retention) {

    AuditSettings {
        if (retention.toTotalMonths() < 12) {
            throw new InvalidInputException("设置everspring.audit.retention不能少于一年（1y）。");
        }
    }
}
