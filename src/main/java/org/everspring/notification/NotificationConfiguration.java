package org.everspring.notification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.everspring.nodes.DatabaseHome;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    Notices notices(
            Outbox outbox,
            Recipients recipients,
            Plan plan,
            NotificationSettings settings,
            Webhooks webhooks,
            Clock clock,
            PlatformTransactionManager transactions) {
        DigestWindows windows = new DigestWindows(settings.digestTimes());
        return new Notices(outbox, recipients, new PlanUnits(plan), windows, webhooks, clock, transactions);
    }

    @Bean
    Webhooks webhooks(WebhookSettings settings, Plan plan) {
        return new Webhooks(settings.webhooks(), unit -> plan.findUnit(unit).isPresent());
    }

    /** Before the first mail: a link to the reader's own machine, or to a name that nobody else knows, leads nowhere. */
    @Bean
    MailAddresses mailAddresses(NotificationSettings settings, Environment environment) {
        return new MailAddresses(
                settings,
                StringUtils.hasText(environment.getProperty("spring.mail.host"))
                        || StringUtils.hasText(environment.getProperty("spring.mail.jndi-name")),
                environment.matchesProfiles("postgres"));
    }

    @Bean
    NoticeRelay noticeRelay(
            Outbox outbox,
            Mails mails,
            NoticePreferences preferences,
            Recipients recipients,
            Plan plan,
            NotificationSettings settings,
            Webhooks webhooks,
            ObjectProvider<JavaMailSender> mailServer,
            DatabaseHome database,
            Clock clock) {
        MailCarrier mail =
                new MailCarrier(Optional.ofNullable(mailServer.getIfAvailable()), new PlanUnits(plan), settings);
        List<WebhookCarrier> carriers = webhooks.byName().entrySet().stream()
                .map(webhook -> new WebhookCarrier(
                        webhook.getKey(), webhook.getValue(), settings.baseUrl().toString(), clock))
                .toList();
        return new NoticeRelay(
                outbox,
                mails,
                new Ways(preferences, webhooks),
                recipients,
                settings,
                mail,
                carriers,
                database::isHome,
                clock);
    }

    @Bean
    WebhookRounds webhookRounds(NoticeRelay relay, NotificationSettings settings, Webhooks webhooks) {
        return new WebhookRounds(
                relay, settings.relayInterval(), !webhooks.byName().isEmpty());
    }

    @Bean
    SchedulingConfigurer relayRounds(NoticeRelay relay, NotificationSettings settings) {
        return rounds -> {
            if (!settings.relayInterval().isZero()) {
                rounds.addFixedDelayTask(relay::run, settings.relayInterval());
            }
        };
    }

    private record PlanUnits(Plan plan) implements Units {

        @Override
        public UnitId office() {
            return plan.office().id();
        }

        @Override
        public String nameOf(UnitId unit) {
            return plan.findUnit(unit).map(Unit::name).orElseGet(unit::toString);
        }
    }
}
