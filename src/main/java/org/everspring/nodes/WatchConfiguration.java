package org.everspring.nodes;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.everspring.engine.EngineStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** In production the database is another process, on another machine, and may be gone while the node is not. */
@Configuration(proxyBeanMethods = false)
@Profile("postgres")
class WatchConfiguration {

    @Bean
    DatabaseWatch databaseWatch(JdbcConnectionDetails database, Heartbeat heartbeat) {
        return new DatabaseWatch(database, heartbeat);
    }

    @Bean
    Farewell farewell(@Value("${EVERSPRING_STOP_NOTICE:10s}") Duration notice) {
        return new Farewell(notice);
    }

    @Bean
    Heartbeat heartbeat(Clock clock, ObjectProvider<EngineStatus> engine, ApplicationEventPublisher events) {
        return new Heartbeat(clock, () -> engine.getObject().executesJobs(), events);
    }

    /** A node by whose clock jobs would be due at other times, and locked for others, takes no requests. */
    @Bean
    HealthIndicator clockHealthIndicator(Heartbeat heartbeat) {
        return () -> (heartbeat.isClockRight() ? Health.up() : Health.down())
                .withDetail("aheadMillis", heartbeat.clockAhead().toMillis())
                .build();
    }

    @Bean
    static BeanPostProcessor watchedDataSource(ObjectProvider<DatabaseWatch> watch) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool && name.equals("dataSource")
                        ? new WatchedDataSource(pool, () -> watch.getObject().isAvailable())
                        : bean;
            }
        };
    }

    /** In place of Spring's, which asks by the pool and so waits for a database that does not answer. */
    @Bean
    HealthIndicator dbHealthIndicator(DatabaseWatch watch) {
        return () -> watch.isAvailable()
                ? Health.up().build()
                : Health.down().withDetail("reason", "数据库连接不上").build();
    }
}
