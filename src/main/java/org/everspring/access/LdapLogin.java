package org.everspring.access;

import java.util.Collection;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.ldap.core.DirContextAdapter;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.ldap.core.support.BaseLdapPathContextSource;
import org.springframework.ldap.core.support.DefaultTlsDirContextAuthenticationStrategy;
import org.springframework.ldap.core.support.DirContextAuthenticationStrategy;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.security.ldap.authentication.LdapAuthenticationProvider;
import org.springframework.security.ldap.search.FilterBasedLdapUserSearch;
import org.springframework.security.ldap.search.LdapUserSearch;
import org.springframework.security.ldap.userdetails.UserDetailsContextMapper;

/** Passwords that an LDAP server checks, by binding as the person. Groups are not read there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("everspring.login.ldap.enabled")
class LdapLogin {

    @Bean
    @Order(EngineAuthenticationProvider.ORDER + 1)
    AuthenticationProvider ldapAuthenticationProvider(
            BaseLdapPathContextSource server, LoginSettings settings, SignedInStaff signedInStaff) {
        var authenticator = new BindAuthenticator(server);
        authenticator.setUserSearch(onePerson(server, settings.ldap()));
        var provider = new LdapAuthenticationProvider(authenticator);
        provider.setUserDetailsContextMapper(new LdapAccount(settings.ldap().userIdAttribute(), signedInStaff));
        return provider;
    }

    @Bean
    @ConditionalOnProperty("everspring.login.ldap.start-tls-bundle")
    DirContextAuthenticationStrategy startTls(LoginSettings settings, SslBundles bundles) {
        var startTls = new DefaultTlsDirContextAuthenticationStrategy();
        startTls.setSslSocketFactory(bundles.getBundle(settings.ldap().startTlsBundle())
                .createSslContext()
                .getSocketFactory());
        return startTls;
    }

    private static LdapUserSearch onePerson(BaseLdapPathContextSource server, LoginSettings.Ldap settings) {
        var search = new FilterBasedLdapUserSearch(settings.searchBase(), settings.searchFilter(), server);
        return typed -> {
            try {
                return search.searchForUser(typed);
            } catch (IncorrectResultSizeDataAccessException several) {
                throw new InternalAuthenticationServiceException("More than one entry for " + typed, several);
            }
        };
    }

    /**
     * The account is what the directory calls the person and not what was typed: a directory takes {@code ZHANGSAN} for
     * {@code zhangsan}, the identity service does not.
     */
    private record LdapAccount(String attribute, SignedInStaff signedInStaff) implements UserDetailsContextMapper {

        @Override
        public UserDetails mapUserFromContext(
                DirContextOperations entry, String typed, Collection<? extends GrantedAuthority> none) {
            String userId = entry.getStringAttribute(attribute);
            if (userId == null || signedInStaff.find(userId).isEmpty()) {
                throw new NoAccountException(userId == null ? typed : userId);
            }
            return User.withUsername(userId).password("").authorities(none).build();
        }

        @Override
        public void mapUserToContext(UserDetails user, DirContextAdapter entry) {
            throw new UnsupportedOperationException();
        }
    }
}
