package org.everspring.bulletin.process;

import java.util.Map;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.calendar.Quarter;
import org.everspring.forms.FormValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the office's form shows of the tables, and begins with. */
@Configuration(proxyBeanMethods = false)
class BulletinValues {

    @Bean
    FormValues quarterlyCycleValues(QuarterBulletins bulletins) {
        return FormValues.of(BulletinProcess.KEY, BulletinProcess.QUARTER::from)
                .with(BulletinProcess.FORM, quarter -> shown(bulletins.draft(quarter), quarter))
                .beginning(
                        BulletinProcess.FORM,
                        quarter -> BulletinForm.written(bulletins.draft(quarter).text()));
    }

    private static Map<String, Object> shown(QuarterBulletins.Draft draft, Quarter quarter) {
        return Map.of(
                BulletinProcess.NUMBER,
                draft.number(),
                BulletinProcess.PREVIEW,
                "/bulletins/" + quarter + "/preview",
                BulletinProcess.SUMMARIES,
                draft.facts().items().stream().map(BulletinForm::row).toList(),
                // Which items they are nobody changes: asked for again when the answers are checked.
                BulletinProcess.ITEMS,
                BulletinForm.rows(draft.text()));
    }
}
