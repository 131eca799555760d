package org.everspring.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import org.everspring.access.DemonstrationAccounts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;

@DisplayName("有演示账号时只在本机提供服务")
class DemonstrationAddressTest {

    private final DemonstrationAccounts accounts = mock(DemonstrationAccounts.class);
    private final ServerProperties server = new ServerProperties();
    private final TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory();

    @Test
    @DisplayName("没有另行设置时，只绑定本机的两个地址")
    void keepsToThisMachine() throws IOException {
        when(accounts.enabled()).thenReturn(true);
        tomcat.setPort(freePort());
        new DemonstrationAddress(accounts, server).customize(tomcat);

        var running = tomcat.getWebServer();
        try {
            running.start();

            assertThat(tomcat.getAddress().isLoopbackAddress()).isTrue();
            for (InetAddress address : InetAddress.getAllByName("localhost")) {
                assertThat(answers(address, running.getPort()))
                        .as(address.toString())
                        .isTrue();
            }
            for (var other : NetworkInterface.networkInterfaces().toList()) {
                for (InetAddress address : other.inetAddresses().toList()) {
                    assertThat(answers(address, running.getPort()))
                            .as(address.toString())
                            .isEqualTo(address.isLoopbackAddress());
                }
            }
        } finally {
            running.stop();
        }
    }

    @Test
    @DisplayName("设置了地址的，按设置")
    void followsTheSetting() throws IOException {
        when(accounts.enabled()).thenReturn(true);
        server.setAddress(InetAddress.getByName("0.0.0.0"));

        new DemonstrationAddress(accounts, server).customize(tomcat);

        assertThat(tomcat.getAddress()).isNull();
        assertThat(tomcat.getAdditionalTomcatConnectors()).isEmpty();
    }

    @Test
    @DisplayName("没有演示账号的，不限制")
    void servesEverybodyWithoutSuchAccounts() {
        new DemonstrationAddress(accounts, server).customize(tomcat);

        assertThat(tomcat.getAddress()).isNull();
    }

    private static boolean answers(InetAddress address, int port) {
        try (var socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
