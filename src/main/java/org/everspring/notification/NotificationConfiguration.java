package org.everspring.notification;

import java.time.Clock;
import java.util.Optional;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    Notices notices(
            Outbox outbox,
            Recipients recipients,
            Plan plan,
            NotificationSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        DigestWindows windows = new DigestWindows(settings.digestTimes());
        return new Notices(outbox, recipients, new PlanUnits(plan), windows, clock, transactions);
    }

    @Bean
    NoticeRelay noticeRelay(
            Outbox outbox,
            Recipients recipients,
            Plan plan,
            NotificationSettings settings,
            ObjectProvider<JavaMailSender> mailServer,
            Clock clock) {
        return new NoticeRelay(
                outbox,
                recipients,
                new PlanUnits(plan),
                settings,
                Optional.ofNullable(mailServer.getIfAvailable()),
                clock);
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
