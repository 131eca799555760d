package org.everspring.access;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.cert.ManageCertificates;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;

/** An LDAP server with five people; it asks for a login of its own before it lets anybody search. */
public final class DirectoryOfTheTest implements AutoCloseable {

    public static final String BASE = "dc=kunming,dc=gov";
    public static final String PASSWORD = "Ldap-2026-Kunming";

    private static final String KEY_STORE_PASSWORD = "password";

    private final InMemoryDirectoryServer server;
    private final File keyStore;

    public DirectoryOfTheTest() {
        try {
            keyStore = certificate();
            var tls = new SSLUtil(
                    new KeyStoreKeyManager(keyStore, KEY_STORE_PASSWORD.toCharArray(), "PKCS12", null), null);
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
        } catch (LDAPException | LDIFException | IOException | GeneralSecurityException e) {
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

    private static File certificate() throws IOException {
        File store =
                Files.createTempDirectory("ldap").resolve("certificate.p12").toFile();
        ResultCode made = ManageCertificates.main(
                null,
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                "generate-self-signed-certificate",
                "--keystore",
                store.getPath(),
                "--keystore-password",
                KEY_STORE_PASSWORD,
                "--keystore-type",
                "PKCS12",
                "--alias",
                "ldap",
                "--subject-dn",
                "CN=localhost",
                "--subject-alternative-name-dns",
                "localhost");
        if (made != ResultCode.SUCCESS) {
            throw new IllegalStateException("No certificate: " + made);
        }
        return store;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "ldap://localhost:" + server.getListenPort();
    }

    /** A store that holds the server's certificate. */
    public String trustStore() {
        return keyStore.toURI().toString();
    }

    public String trustStorePassword() {
        return KEY_STORE_PASSWORD;
    }

    public void stop() {
        server.shutDown(true);
    }

    public void start() {
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
