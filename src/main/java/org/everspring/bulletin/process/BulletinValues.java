package org.everspring.bulletin.process;

import java.util.Map;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.forms.FormValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the office's form shows of the tables. */
@Configuration(proxyBeanMethods = false)
class BulletinValues {

    @Bean
    FormValues quarterlyCycleValues(QuarterBulletins bulletins) {
        return FormValues.of(BulletinProcess.KEY, task -> bulletins.tables(BulletinProcess.QUARTER.from(task)))
                .with(
                        "collate-bulletin",
                        tables -> Map.of("summaries", tables.rows(), "experiences", tables.experiences()));
    }
}
