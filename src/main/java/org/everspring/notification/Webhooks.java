package org.everspring.notification;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.UnitId;

/**
 * The webhooks that are set. Each is told as a person is, under an account that nobody can have, so that digests, order,
 * repeated attempts and "never twice under one key" are the same for both.
 */
final class Webhooks {

    private static final String ACCOUNT = "webhook:";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Set<String> RESERVED = Set.of(Outbox.MAIL, Outbox.PAGE);
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Map<String, Webhook> byName;

    /** @throws InvalidInputException when one of them can reach nobody, or would send its key in the open */
    Webhooks(Map<String, Webhook> byName, Predicate<UnitId> known) {
        this.byName = new TreeMap<>(byName);
        this.byName.forEach((name, webhook) -> check(name, webhook, known));
        if (this.byName.values().stream().filter(Webhook::personal).count() > 1) {
            throw new InvalidInputException("设置everspring.notification.webhooks有误：personal只能有一个。");
        }
    }

    private static void check(String name, Webhook webhook, Predicate<UnitId> known) {
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw wrong(name, "名称只能用小写字母、数字和“-”，且不能是mail、page");
        }
        if (webhook.type() == null || webhook.url() == null) {
            throw wrong(name, "缺少type或url");
        }
        boolean robot = webhook.type() != Webhook.Type.JSON;
        if (!isAddress(webhook.url(), robot)) {
            throw wrong(name, robot ? "url应为https地址" : "url应为http或https地址");
        }
        if (!robot && (webhook.secret() == null || webhook.secret().isBlank())) {
            throw wrong(name, "json类须设secret，接收方据此核验签名");
        }
        if (webhook.personal() && robot) {
            throw wrong(name, "只有json类可以设personal");
        }
        if (webhook.units().isEmpty() && !webhook.personal()) {
            throw wrong(name, "须用units写明发送哪些单位的通知");
        }
        webhook.units().stream()
                .filter(unit -> !unit.equals(Webhook.ALL) && !unit.equals(Webhook.OPERATORS))
                .filter(unit -> !known.test(UnitId.of(unit)))
                .findFirst()
                .ifPresent(unit -> {
                    throw wrong(name, "方案中没有单位“" + unit + "”");
                });
    }

    /** A robot's address bears its key; what goes to another program bears none. */
    private static boolean isAddress(URI url, boolean robot) {
        return url.getHost() != null
                && url.getUserInfo() == null
                && ("https".equals(url.getScheme())
                        || "http".equals(url.getScheme()) && (!robot || OWN_MACHINE.contains(url.getHost())));
    }

    private static InvalidInputException wrong(String name, String what) {
        return new InvalidInputException("设置everspring.notification.webhooks." + name + "有误：" + what + "。");
    }

    /** The name of the webhook that is told under this account; empty for a person's. */
    static Optional<String> channelOf(String userId) {
        return userId.startsWith(ACCOUNT) ? Optional.of(userId.substring(ACCOUNT.length())) : Optional.empty();
    }

    Map<String, Webhook> byName() {
        return byName;
    }

    /** The one that carries messages to persons. */
    Optional<String> personal() {
        return byName.entrySet().stream()
                .filter(webhook -> webhook.getValue().personal())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    List<Person> hearing(UnitId unit) {
        return hearing(webhook -> webhook.hears(unit.value()));
    }

    List<Person> hearingOfOperations() {
        return hearing(webhook -> webhook.units().contains(Webhook.OPERATORS));
    }

    private List<Person> hearing(Predicate<Webhook> which) {
        return byName.entrySet().stream()
                .filter(webhook -> which.test(webhook.getValue()))
                .map(webhook -> new Person(ACCOUNT + webhook.getKey(), webhook.getKey(), null))
                .toList();
    }
}
