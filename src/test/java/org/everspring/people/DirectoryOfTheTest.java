package org.everspring.people;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.SelfSignedCertificateGenerator;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.cert.CertException;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;

/** An LDAP server with five people; it asks for a login of its own before it lets anybody search. */
final class DirectoryOfTheTest implements AutoCloseable {

    static final String BASE = "dc=kunming,dc=gov";
    static final String PASSWORD = "Ldap-2026-Kunming";

    private final InMemoryDirectoryServer server;
    private final File keyStore;
    private final String keyStorePassword;

    DirectoryOfTheTest() {
        try {
            var certificate = SelfSignedCertificateGenerator.generateTemporarySelfSignedCertificate("test", "PKCS12");
            keyStore = certificate.getFirst();
            keyStorePassword = new String(certificate.getSecond());
            var tls = new SSLUtil(new KeyStoreKeyManager(keyStore, certificate.getSecond(), "PKCS12", null), null);
            var config = new InMemoryDirectoryServerConfig(BASE);
            config.addAdditionalBindCredentials("cn=everspring", "search-only");
            config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
            config.setSchema(null);
            config.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig("test", null, freePort(), tls.createSSLSocketFactory()));
            server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: kunming");
            server.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
            person("fagaiwei.liaison", "100");
            person("wuhuaqu.leader", "101");
            person("admin", "102");
            person("newcomer", "103");
            // Two people whom a filter by this number cannot tell apart.
            person("twin", "103");
            server.startListening();
        } catch (LDAPException | LDIFException | CertException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void person(String uid, String number) throws LDAPException, LDIFException {
        server.add(
                "dn: uid=" + uid + ",ou=people," + BASE,
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "cn: " + uid,
                "sn: " + uid,
                "employeeNumber: " + number,
                "userPassword: " + PASSWORD);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "ldap://localhost:" + server.getListenPort();
    }

    /** A store that holds the server's certificate. */
    String trustStore() {
        return keyStore.toURI().toString();
    }

    String trustStorePassword() {
        return keyStorePassword;
    }

    void stop() {
        server.shutDown(true);
    }

    void start() {
        try {
            server.startListening();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
