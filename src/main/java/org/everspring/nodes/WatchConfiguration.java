package org.everspring.nodes;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
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
    DatabaseWatch databaseWatch(JdbcConnectionDetails database, ApplicationEventPublisher events) {
        return new DatabaseWatch(database, events);
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
