package org.everspring.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who checks a login. An OIDC provider is set by {@code spring.security.oauth2.client.*}, the address of an LDAP server by
 * {@code spring.ldap.*}.
 *
 * @param localPasswords who may come in with a password that is kept here: everybody (other systems' accounts, Modeler
 *     with OIDC), administrators (while the server outside is down), nobody; when absent, everybody as long as nobody
 *     outside checks logins, and administrators otherwise
 */
@Validated
@ConfigurationProperties("everspring.login")
record LoginSettings(
        LocalPasswords localPasswords, @Valid @DefaultValue Ldap ldap) {

    enum LocalPasswords {
        EVERYBODY,
        /** So that they get in while the server outside is down. */
        ADMINISTRATORS,
        NOBODY
    }

    /**
     * @param enabled whether an LDAP server checks passwords, for HTTP Basic too
     * @param searchBase where people are, below spring.ldap.base
     * @param searchFilter finds one person by what was typed as the account, which takes the place of {0}; Active
     *     Directory: (sAMAccountName={0})
     * @param userIdAttribute the attribute that holds the id of the account here
     * @param startTlsBundle the SSL bundle (spring.ssl.bundle.…) that the server's certificate is checked by; with one,
     *     every connection changes to TLS before anything is sent. An ldaps address needs none: there the Java trust
     *     store decides
     */
    record Ldap(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("") String searchBase,

            @Pattern(regexp = ".*\\{0}.*", message = "LDAP查询条件中应当含有“{0}”，代表登录时填写的账号") @DefaultValue("(uid={0})")
            String searchFilter,

            @NotBlank(message = "应当写明LDAP中哪一个属性是账号") @DefaultValue("uid")
            String userIdAttribute,

            String startTlsBundle) {}
}
