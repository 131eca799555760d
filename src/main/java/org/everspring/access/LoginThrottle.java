package org.everspring.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Stands before all other providers, whoever keeps the passwords: lets nobody try faster than {@link LoginAttempts} allows.
 * A password that was right minutes ago is not counted again, for HTTP Basic bears it with each call.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LoginThrottle implements AuthenticationProvider {

    /** As long as an id of the engine; what is longer is no account. */
    private static final int LONGEST_ID = 64;

    /** Whoever has one address of IPv6 has its whole network. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final LoginAttempts attempts;
    private final AccountPasswords passwords;

    LoginThrottle(LoginAttempts attempts, AccountPasswords passwords) {
        this.attempts = attempts;
        this.passwords = passwords;
    }

    /** @return null, for it only lets the next one decide */
    @Override
    public @Nullable Authentication authenticate(Authentication login) {
        String account = account(login);
        if (account.isEmpty()) {
            return null;
        }
        String address = address(login);
        Optional<Duration> wait =
                isRemembered(login) ? attempts.wait(account, address) : attempts.begin(account, address);
        wait.ifPresent(left -> {
            throw new LockedException("连续登录失败次数过多，请在" + inWords(left) + "后再试；如忘记口令，请联系用户管理员。");
        });
        return null;
    }

    @EventListener
    void admit(AuthenticationSuccessEvent success) {
        if (supports(success.getAuthentication().getClass())) {
            attempts.succeed(account(success.getAuthentication()), address(success.getAuthentication()));
        }
    }

    @Override
    public boolean supports(Class<?> login) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(login);
    }

    private boolean isRemembered(Authentication login) {
        return login.getCredentials() != null
                && passwords.isRemembered(
                        login.getName(), login.getCredentials().toString());
    }

    private static String account(Authentication login) {
        String account = login.getName().replaceAll("\\p{Cntrl}", "");
        return account.substring(0, Math.min(account.length(), LONGEST_ID));
    }

    private static String address(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails details
                ? network(details.getRemoteAddress())
                : "";
    }

    /** The literal of an address is not looked up anywhere. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            return InetAddress.getByName(address) instanceof Inet6Address full
                    ? InetAddress.getByAddress(networkOf(full)).getHostAddress()
                    : address;
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }

    private static byte[] networkOf(Inet6Address full) {
        byte[] network = full.getAddress();
        Arrays.fill(network, IPV6_NETWORK_BYTES, network.length, (byte) 0);
        return network;
    }

    private static String inWords(Duration left) {
        long seconds = left.plusMillis(999).toSeconds();
        return seconds <= 60 ? seconds + "秒" : (seconds + 59) / 60 + "分钟";
    }
}
