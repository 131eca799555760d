package org.everspring.notification;

import java.sql.DatabaseMetaData;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.everspring.nodes.DatabaseHome;
import org.everspring.plan.Plan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One running application, cut down to the module of the notices. */
final class Node implements AutoCloseable {

    private static final Plan PLAN = Plan.read(new ClassPathResource("plan/kunming-2023-40.yaml"));

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param mailServer null when none is configured */
    Node(DataSource database, Recipients recipients, Clock clock, JavaMailSender mailServer) {
        this(database, recipients, clock, mailServer, Map.of());
    }

    /** @param settings besides the usual ones of these tests */
    Node(
            DataSource database,
            Recipients recipients,
            Clock clock,
            JavaMailSender mailServer,
            Map<String, Object> settings) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("more", settings));
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "test",
                        Map.of(
                                "everspring.notification.from", "yingshangban@km.example",
                                "everspring.notification.base-url", "https://ys.km.example",
                                "everspring.notification.first-retry", "2m",
                                "everspring.notification.longest-retry", "10m")));
        // A singleton made elsewhere stays open when the node stops.
        context.getBeanFactory().registerSingleton("dataSource", database);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(Recipients.class, () -> recipients);
        context.registerBean(
                DatabaseHome.class, () -> new DatabaseHome(JdbcClient.create(database), clock, isPostgres(database)));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Plan.class, () -> PLAN);
        if (mailServer != null) {
            context.registerBean(JavaMailSender.class, () -> mailServer);
        }
        context.register(Settings.class, NotificationConfiguration.class);
        context.scan("org.everspring.notification.jdbc");
        context.refresh();
    }

    private static boolean isPostgres(DataSource database) {
        try {
            return DatabaseDriver.fromProductName(
                            JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName))
                    == DatabaseDriver.POSTGRESQL;
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    DatabaseHome home() {
        return context.getBean(DatabaseHome.class);
    }

    @EnableConfigurationProperties({NotificationSettings.class, WebhookSettings.class})
    static class Settings {}

    Notices notices() {
        return context.getBean(Notices.class);
    }

    NoticeRelay relay() {
        return context.getBean(NoticeRelay.class);
    }

    NoticePreferences preferences() {
        return context.getBean(NoticePreferences.class);
    }

    Inbox inbox() {
        return context.getBean(Inbox.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    void inTransaction(Runnable work) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(transaction -> work.run());
    }

    @Override
    public void close() {
        context.close();
    }
}
