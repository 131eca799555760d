package org.everspring.access.web;

import jakarta.servlet.DispatcherType;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.server.Session.Cookie;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.session.PrincipalNameIndexResolver;
import org.springframework.session.Session;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A login outlives the node at which it was made, and any node knows it: Spring Session, by hand where Spring Boot's own
 * configuration has no switch. Who may still use the login is asked at each request, as without it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("everspring.sessions.shared")
@EnableSpringHttpSession
class SharedSessionsConfiguration {

    /** Its other table has the same name with {@code _attributes} behind it. */
    static final String TABLE = "web_session";

    /** Two requests of one browser may add the same; Spring Session knows how to say so to other databases than H2. */
    private static final String MERGE = "merge into %TABLE_NAME%_attributes"
            + " (session_primary_id, attribute_name, attribute_bytes) key (session_primary_id, attribute_name)"
            + " values (?, ?, ?)";

    /** No secret: what is secret is the password of the database. */
    private static final String SALT = "6576657273707269";

    @Bean
    SharedSessions<?> sessionRepository(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactionManager,
            ServerProperties server,
            JdbcConnectionDetails database)
            throws MetaDataAccessException {
        var transactions = new TransactionTemplate(transactionManager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var names = new PrincipalNameIndexResolver<Session>();
        var sessions = new JdbcIndexedSessionRepository(jdbc, transactions);
        sessions.setTableName(TABLE);
        sessions.setDefaultMaxInactiveInterval(server.getServlet().getSession().getTimeout());
        sessions.setConversionService(sealed(database));
        sessions.setIndexResolver(session -> names.resolveIndexesFor(new SharedSessions.Kept<>(session)));
        if (isPostgres(jdbc)) {
            new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        } else {
            sessions.setCreateSessionAttributeQuery(MERGE);
        }
        return new SharedSessions<>(sessions, sessions::cleanUpExpiredSessions);
    }

    private static boolean isPostgres(JdbcTemplate jdbc) throws MetaDataAccessException {
        String product =
                JdbcUtils.extractDatabaseMetaData(jdbc.getDataSource(), database -> database.getDatabaseProductName());
        return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL;
    }

    /**
     * Encrypted by what all nodes know and the database does not: a session bears for a moment what is shown once, such as a
     * new account's password, and whoever may write into the table must not have this application make what he likes of it.
     */
    private static GenericConversionService sealed(JdbcConnectionDetails database) {
        BytesEncryptor seal = Encryptors.stronger("session:" + database.getPassword(), SALT);
        var written = new SerializingConverter();
        var read = new DeserializingConverter(SharedSessionsConfiguration.class.getClassLoader());
        var conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, value -> seal.encrypt(written.convert(value)));
        conversions.addConverter(byte[].class, Object.class, bytes -> read.convert(seal.decrypt(bytes)));
        return conversions;
    }

    /** As the server's own cookie would be. */
    @Bean
    HttpSessionIdResolver sessionCookie(ServerProperties server) {
        var cookie = new DefaultCookieSerializer();
        Cookie settings = server.getServlet().getSession().getCookie();
        cookie.setCookieName(Optional.ofNullable(settings.getName()).orElse("JSESSIONID"));
        Optional.ofNullable(settings.getSecure()).ifPresent(cookie::setUseSecureCookie);
        Optional.ofNullable(settings.getSameSite())
                .ifPresent(sameSite -> cookie.setSameSite(sameSite.attributeValue()));
        var resolver = new CookieHttpSessionIdResolver();
        resolver.setCookieSerializer(cookie);
        return new SessionCookie(resolver);
    }

    /** Behind those that answer while there is no database. */
    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sessionRepositoryFilter(SessionRepositoryFilter<?> filter) {
        var registration = new FilterRegistrationBean<SessionRepositoryFilter<?>>(filter);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        return registration;
    }
}
