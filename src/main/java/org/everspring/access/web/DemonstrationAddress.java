package org.everspring.access.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.ProtocolHandler;
import org.everspring.access.DemonstrationAccounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * While there are accounts with a published password, only this machine is served, by both of its addresses
 * ({@code localhost} is one or the other), unless {@code server.address} says where else.
 */
@Component
class DemonstrationAddress implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(DemonstrationAddress.class);

    private static final String IPV4 = "127.0.0.1";
    private static final String IPV6 = "::1";

    private final DemonstrationAccounts accounts;
    private final ServerProperties server;

    DemonstrationAddress(DemonstrationAccounts accounts, ServerProperties server) {
        this.accounts = accounts;
        this.server = server;
    }

    /** After Boot's own, whose settings the second address needs as well. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        if (!accounts.enabled() || server.getAddress() != null) {
            return;
        }
        tomcat.setAddress(address(IPV4));
        log.warn(
                "Only this machine is served while there are demonstration accounts; server.address opens it to others");
        // Any free port would be another one there.
        if (tomcat.getPort() > 0 && isFree(tomcat.getPort())) {
            tomcat.addAdditionalTomcatConnectors(second(tomcat));
        }
    }

    @SuppressWarnings("unchecked")
    private static Connector second(TomcatServletWebServerFactory tomcat) {
        var connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setPort(tomcat.getPort());
        connector.setURIEncoding(tomcat.getUriEncoding().name());
        tomcat.getTomcatProtocolHandlerCustomizers()
                .forEach(customizer -> ((TomcatProtocolHandlerCustomizer<ProtocolHandler>) customizer)
                        .customize(connector.getProtocolHandler()));
        tomcat.getTomcatConnectorCustomizers().forEach(customizer -> customizer.customize(connector));
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setAddress(address(IPV6));
        }
        return connector;
    }

    /** Not every machine has the address; and who has taken the port there is told so by the first one. */
    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, address(IPV6))) {
            return socket.isBound();
        } catch (IOException none) {
            return false;
        }
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
