package org.everspring.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * To one webhook. The addresses come from the settings alone; a redirect is not followed. A robot says by {@code errcode}
 * whether it has taken the message, whatever the status.
 */
final class WebhookCarrier implements Carrier {

    private static final Duration CONNECTING = Duration.ofSeconds(5);

    /** Of answer and body together. */
    private static final Duration ANSWERING = Duration.ofSeconds(10);

    private static final int LONGEST_ANSWER = 16 * 1024;
    private static final int LONGEST_REASON = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Webhook webhook;
    private final String site;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookCarrier(String name, Webhook webhook, String site, Clock clock) {
        this.name = name;
        this.webhook = webhook;
        this.site = site;
        this.clock = clock;
    }

    boolean isPersonal() {
        return webhook.personal();
    }

    @Override
    public String channel() {
        return name;
    }

    @Override
    public int perMinute() {
        return webhook.type().perMinute();
    }

    @Override
    public @Nullable String unreachedFor(Person person) {
        return null;
    }

    @Override
    public boolean isUnreachable(Exception failure) {
        return failure instanceof WebhookFailure told && told.isUnreachable();
    }

    @Override
    public void carry(NoticeMail mail, Person person) throws WebhookFailure {
        WebhookMessage message = WebhookMessage.of(mail, person, webhook, site, clock.instant());
        HttpRequest.Builder request = HttpRequest.newBuilder(message.url())
                .timeout(ANSWERING)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::header);
        Answer answer = answer(request.build());
        if (answer.status() / 100 != 2) {
            boolean overloaded = answer.status() >= 500 || answer.status() == 429;
            throw new WebhookFailure("对方返回HTTP " + answer.status(), overloaded);
        }
        if (webhook.type() != Webhook.Type.JSON) {
            checkTaken(answer.body());
        }
    }

    private record Answer(int status, String body) {}

    private Answer answer(HttpRequest request) throws WebhookFailure {
        CompletableFuture<HttpResponse<InputStream>> sent = client.sendAsync(request, BodyHandlers.ofInputStream());
        try {
            return sent.thenApplyAsync(WebhookCarrier::read).get(ANSWERING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            sent.cancel(true);
            // What the exception says may name the address.
            throw new WebhookFailure(e instanceof TimeoutException ? "对方没有及时应答" : "连接不上对方", true);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new WebhookFailure("发送被中断", true);
        }
    }

    private static Answer read(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return new Answer(
                    response.statusCode(), new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Answer(response.statusCode(), "");
        }
    }

    private void checkTaken(String answer) throws WebhookFailure {
        JsonNode code;
        String said;
        try {
            JsonNode told = JSON.readTree(answer);
            code = told.path("errcode");
            said = told.path("errmsg").asText();
        } catch (IOException e) {
            throw new WebhookFailure("对方的应答不是机器人的格式", false);
        }
        if (!code.isInt() || code.intValue() != 0) {
            throw new WebhookFailure("机器人没有接受，errcode " + code.asText("未写明") + "：" + withoutSecrets(said), false);
        }
    }

    private String withoutSecrets(String said) {
        String clean = said.replaceAll("\\p{Cntrl}+", " ");
        String query = webhook.url().getRawQuery();
        if (query != null) {
            for (String parameter : query.split("&")) {
                clean = without(clean, parameter.replaceFirst("^[^=]*=", ""));
            }
        }
        clean = webhook.secret() == null ? clean : without(clean, webhook.secret());
        return clean.substring(0, Math.min(clean.length(), LONGEST_REASON));
    }

    private static String without(String text, String secret) {
        return secret.isEmpty() ? text : text.replace(secret, "***");
    }
}
