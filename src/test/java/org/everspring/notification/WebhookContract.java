package org.everspring.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.notification.Staff.leaderOf;
import static org.everspring.notification.Staff.liaisonOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.UnitId;
import org.everspring.support.TestDatabase;
import org.everspring.support.Typed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Group robots, other programs and what people choose, on every database, against real servers. */
abstract class WebhookContract {

    private static final String SECRET = "SEC0123456789";

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock("2026-12-18T09:00:00");
    private final Staff staff = new Staff();
    private final GreenMail mailServer = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final HookServer hooks = new HookServer();
    private Node node;

    WebhookContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        mailServer.start();
        sender.setHost("127.0.0.1");
        sender.setPort(mailServer.getSmtp().getPort());
        staff.set(liaisonOf("wuhuaqu"), "wuhuaqu.liaison", "王芳", "wang@km.example");
        staff.set(leaderOf("wuhuaqu"), "wuhuaqu.leader", "李强", "li@km.example");
        database.emptied();
    }

    @AfterEach
    void stop() {
        node.close();
        hooks.close();
        mailServer.stop();
    }

    private void given(String name, String... settings) {
        node = new Node(database.source(), staff, clock, sender, webhook(name, settings));
    }

    /** @param settings name and value in turn */
    private Map<String, Object> webhook(String name, String... settings) {
        Map<String, Object> all = new HashMap<>();
        for (int index = 0; index < settings.length; index += 2) {
            all.put("everspring.notification.webhooks." + name + "." + settings[index], settings[index + 1]);
        }
        return all;
    }

    private void givenWecom() {
        given("office", "type", "wecom", "url", hooks.address() + "/wecom?key=k-1234", "units", "wuhuaqu");
    }

    private void givenJson() {
        given("oa", "type", "json", "url", hooks.address() + "/oa", "secret", SECRET, "units", "all");
    }

    private void round() {
        node.relay().run();
        node.relay().runWebhooks();
    }

    @Nested
    @DisplayName("群机器人")
    class Robots {

        @Test
        @DisplayName("一个群同一事项只发一次，写明标题、正文和链接，个人邮件照发")
        void tellsAGroupOnce() {
            givenWecom();
            post(urgent("a", liaisonOf("wuhuaqu"), "【黄色】五华区：2.1季度报送"));
            post(urgent("a", leaderOf("wuhuaqu"), "【黄色】五华区：2.1季度报送"));
            post(urgent("b", liaisonOf("panlongqu"), "与本群无关"));

            round();
            round();

            assertThat(hooks.received()).singleElement().satisfies(message -> {
                assertThat(message.path()).isEqualTo("/wecom");
                assertThat(message.query()).isEqualTo("key=k-1234");
                assertThat(message.json().get("msgtype").asText()).isEqualTo("text");
                assertThat(message.text())
                        .isEqualTo("【黄色】五华区：2.1季度报送\n请立即办理。\n查看：https://ys.km.example/desk/matters/2026Q4:2.1:wuhuaqu");
            });
            assertThat(subjectsTo("wang@km.example")).containsExactly("【黄色】五华区：2.1季度报送");
            assertThat(subjectsTo("li@km.example")).hasSize(1);
        }

        @Test
        @DisplayName("提醒到点汇成一条，同类的合并，超长的写明还有几项")
        void sendsADigestThatFits() {
            givenWecom();
            IntStream.range(0, 60)
                    .forEach(number -> post(new Notice(
                            "n" + number,
                            liaisonOf("wuhuaqu"),
                            Urgency.DIGEST,
                            "第" + number + "项",
                            "字".repeat(60),
                            null)));
            round();
            assertThat(hooks.received()).isEmpty();

            clock.set("2026-12-18T09:30:00");
            round();

            assertThat(hooks.received())
                    .singleElement()
                    .satisfies(message -> assertThat(message.text())
                            .startsWith("1. 第0项\n")
                            .containsPattern("……共有\\d+项未在此列出，请登录系统查看：https://ys.km.example/desk")
                            .satisfies(text -> assertThat(text.getBytes(StandardCharsets.UTF_8).length)
                                    .isLessThanOrEqualTo(2048)));
        }

        @Test
        @DisplayName("一条就超长的，在整字处截断")
        void cutsOneThatIsTooLong() {
            givenWecom();
            post(new Notice("a", liaisonOf("wuhuaqu"), Urgency.IMMEDIATE, "标题", "𠮷".repeat(1500), null));

            round();

            String text = hooks.received().get(0).text();
            assertThat(text).startsWith("标题\n𠮷").contains("共有1项未在此列出").doesNotContain("?");
            assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(2048);
        }

        @Test
        @DisplayName("所填文字一字不差，不成为格式")
        void sendsWhatWasTypedLetterForLetter() {
            givenWecom();
            post(new Notice("a", liaisonOf("wuhuaqu"), Urgency.IMMEDIATE, Typed.LINE, Typed.LINES, null));

            round();

            assertThat(hooks.received().get(0).text()).isEqualTo((Typed.LINE + "\n" + Typed.LINES).strip());
        }

        @Test
        @DisplayName("钉钉按时间戳加签")
        void signsForDingTalk() throws Exception {
            given(
                    "group",
                    "type",
                    "dingtalk",
                    "url",
                    hooks.address() + "/robot/send?access_token=t-1",
                    "secret",
                    SECRET,
                    "units",
                    "wuhuaqu");
            post(urgent("a", liaisonOf("wuhuaqu"), "督办"));

            round();

            String moment = String.valueOf(clock.instant().toEpochMilli());
            String sign = URLEncoder.encode(
                    Base64.getEncoder().encodeToString(hmac(moment + "\n" + SECRET)), StandardCharsets.UTF_8);
            assertThat(hooks.received())
                    .singleElement()
                    .satisfies(message -> assertThat(message.query())
                            .isEqualTo("access_token=t-1&timestamp=" + moment + "&sign=" + sign));
        }

        @Test
        @DisplayName("HTTP 200而errcode不为0是失败，按间隔重发，原因中没有密钥")
        void takesAnErrorCodeForAFailure() {
            givenWecom();
            hooks.answers(200, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url k-1234\"}");
            post(urgent("a", liaisonOf("wuhuaqu"), "督办"));

            round();

            assertThat(node.relay().messages().failing()).isEqualTo(1);
            assertThat(node.relay().messages().lastError())
                    .contains("errcode 93000", "invalid webhook url ***")
                    .doesNotContain("k-1234");
            assertThat(node.relay().status().backlog().mails()).isZero();
            hooks.answers(200, HookServer.TAKEN);
            clock.advance(Duration.ofMinutes(1));
            round();
            assertThat(hooks.received()).hasSize(1);
            clock.advance(Duration.ofMinutes(1));
            round();
            round();

            assertThat(hooks.received()).hasSize(2);
            assertThat(node.relay().messages().mails()).isZero();
        }

        @Test
        @DisplayName("每分钟不超过二十条，几个节点合计，其余的下一分钟发")
        void keepsToTheRobotsLimit() {
            givenWecom();
            IntStream.range(0, 45)
                    .forEach(number -> post(urgent("n" + number, liaisonOf("wuhuaqu"), "第" + number + "项")));

            try (Node second = new Node(
                    database.source(),
                    staff,
                    clock,
                    sender,
                    webhook("office", "type", "wecom", "url", hooks.address() + "/wecom", "units", "wuhuaqu"))) {
                round();
                second.relay().runWebhooks();
                assertThat(hooks.received()).hasSize(20);
                clock.advance(Duration.ofSeconds(59));
                round();
                assertThat(hooks.received()).hasSize(20);
                clock.advance(Duration.ofSeconds(1));
                second.relay().runWebhooks();
                round();
                assertThat(hooks.received()).hasSize(40);
                clock.advance(Duration.ofMinutes(1));
                round();
            }

            assertThat(hooks.received())
                    .extracting(message -> message.text().lines().findFirst().orElse(""))
                    .containsExactlyElementsOf(IntStream.range(0, 45)
                            .mapToObj(number -> "第" + number + "项")
                            .toList());
        }
    }

    @Nested
    @DisplayName("通用接口")
    class Json {

        @Test
        @DisplayName("带签名和防重编号，内容是事项原文")
        void signsWhatItSends() throws Exception {
            givenJson();
            post(urgent("a", liaisonOf("wuhuaqu"), "督办"));

            round();

            HookServer.Received message = hooks.received().get(0);
            JsonNode notice = message.json().at("/notices/0");
            assertThat(notice.get("key").asText()).isEqualTo("a");
            assertThat(notice.get("subject").asText()).isEqualTo("督办");
            assertThat(notice.get("matter").asText()).isEqualTo("2026Q4:2.1:wuhuaqu");
            assertThat(message.headers().getFirst("Idempotency-Key"))
                    .isEqualTo(message.json().get("id").asText());
            String moment = message.headers().getFirst("X-EverSpring-Timestamp");
            assertThat(message.headers().getFirst("X-EverSpring-Signature"))
                    .isEqualTo("sha256=" + HexFormat.of().formatHex(hmac(moment + "." + message.body())));
        }

        @Test
        @DisplayName("重发的编号和内容不变，间隔加倍")
        void repeatsTheSame() {
            givenJson();
            hooks.answers(500, "");
            post(urgent("a", liaisonOf("wuhuaqu"), "督办"));

            IntStream.range(0, 15).forEach(minute -> {
                round();
                clock.advance(Duration.ofMinutes(1));
            });

            assertThat(hooks.received()).hasSize(4);
            assertThat(hooks.received())
                    .extracting(HookServer.Received::body)
                    .containsOnly(hooks.received().get(0).body());
            assertThat(node.relay().messages().lastError()).isEqualTo("对方返回HTTP 500");
        }

        @Test
        @DisplayName("转到别处的地址不跟随")
        void followsNoRedirect() {
            givenJson();
            hooks.answers(302, "");
            post(urgent("a", liaisonOf("wuhuaqu"), "督办"));

            round();

            assertThat(hooks.received()).hasSize(1);
            assertThat(node.relay().messages().lastError()).isEqualTo("对方返回HTTP 302");
        }

        @Test
        @DisplayName("对方连不上时邮件照发，本轮不再逐条去试")
        void neverHoldsUpMail() {
            givenJson();
            hooks.close();
            post(urgent("a", liaisonOf("wuhuaqu"), "督办一"));
            post(urgent("b", liaisonOf("wuhuaqu"), "督办二"));

            node.relay().runWebhooks();
            round();

            assertThat(subjectsTo("wang@km.example")).containsExactly("督办一", "督办二");
            assertThat(node.relay().messages().mails()).isEqualTo(2);
            assertThat(node.relay().messages().failing()).isEqualTo(1);
            assertThat(node.relay().messages().lastError()).isEqualTo("连接不上对方");
            assertThat(node.relay().delivered().get("oa").failed().sum()).isEqualTo(1);
            assertThat(node.relay().delivered().get("mail").sent().sum()).isEqualTo(2);
        }

        @Test
        @DisplayName("运维人员被告知的事也可发到群里")
        void tellsOperatorsGroup() {
            given("ops", "type", "wecom", "url", hooks.address() + "/ops", "units", "operators");
            node.inTransaction(() -> node.notices().postToOperators("x", Urgency.IMMEDIATE, "流程出现异常", "请查明原因。"));
            post(urgent("a", liaisonOf("wuhuaqu"), "督办"));

            round();

            assertThat(hooks.received()).extracting(HookServer.Received::text).containsExactly("流程出现异常\n请查明原因。");
        }
    }

    @Nested
    @DisplayName("各人的提醒设置")
    class Preferences {

        @Test
        @DisplayName("关闭的种类只在页面上，督办和退回照发")
        void sendsWhatIsNotMuted() {
            givenWecom();
            prefers(new NoticePreference(Medium.MAIL, Set.of(NoticeKind.TASK, NoticeKind.URGENT), null));
            post(of(NoticeKind.TASK, "新任务", Urgency.IMMEDIATE));
            post(of(NoticeKind.RESULT, "已采纳", Urgency.IMMEDIATE));
            post(of(NoticeKind.URGENT, "督办", Urgency.IMMEDIATE));

            round();

            assertThat(subjectsTo("wang@km.example")).containsExactly("已采纳", "督办");
            assertThat(node.inbox().unread("wuhuaqu.liaison")).isEqualTo(3);
            assertThat(node.relay().status().backlog().unbundled()).isZero();
        }

        @Test
        @DisplayName("汇总里也没有关闭的种类")
        void leavesMutedOnesOutOfTheDigest() {
            givenWecom();
            prefers(new NoticePreference(Medium.MAIL, Set.of(NoticeKind.REMINDER), null));
            post(of(NoticeKind.REMINDER, "临近截止", Urgency.DIGEST));
            post(of(NoticeKind.RESULT, "已采纳", Urgency.DIGEST));

            clock.set("2026-12-18T09:30:00");
            round();

            assertThat(subjectsTo("wang@km.example")).containsExactly("营商环境工作提醒（1项）");
        }

        @Test
        @DisplayName("选只看页面的，督办仍发邮件")
        void mailsWhatIsMandatoryAlone() {
            givenWecom();
            prefers(new NoticePreference(Medium.PAGE, Set.of(), null));
            post(of(NoticeKind.RESULT, "已采纳", Urgency.IMMEDIATE));
            post(of(NoticeKind.URGENT, "督办", Urgency.IMMEDIATE));

            round();

            assertThat(subjectsTo("wang@km.example")).containsExactly("督办");
        }

        @Test
        @DisplayName("免打扰时段跨午夜，过后补发，督办不等")
        void waitsForTheEndOfTheQuietHours() {
            givenWecom();
            prefers(new NoticePreference(
                    Medium.MAIL, Set.of(), new QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0))));
            clock.set("2026-12-18T20:00:00");
            post(of(NoticeKind.RESULT, "已采纳", Urgency.IMMEDIATE));
            post(of(NoticeKind.URGENT, "督办", Urgency.IMMEDIATE));

            round();
            assertThat(subjectsTo("wang@km.example")).containsExactly("督办");
            clock.set("2026-12-19T07:59:59");
            round();
            assertThat(subjectsTo("wang@km.example")).containsExactly("督办");
            clock.set("2026-12-19T08:00:00");
            round();

            assertThat(subjectsTo("wang@km.example")).containsExactly("督办", "已采纳");
        }

        @Test
        @DisplayName("选即时消息的经接口发给本人，接口撤掉后改发邮件")
        void goesByMessageInPlaceOfMail() {
            Map<String, Object> settings =
                    webhook("im", "type", "json", "url", hooks.address() + "/im", "secret", SECRET, "personal", "true");
            node = new Node(database.source(), staff, clock, sender, settings);
            prefers(new NoticePreference(Medium.MESSAGE, Set.of(), null));
            post(of(NoticeKind.RESULT, "已采纳", Urgency.IMMEDIATE));

            round();

            assertThat(mails()).isEmpty();
            assertThat(hooks.received()).singleElement().satisfies(message -> {
                assertThat(message.json().at("/person/id").asText()).isEqualTo("wuhuaqu.liaison");
                assertThat(message.json().at("/notices/0/address").asText())
                        .startsWith("https://ys.km.example/desk/notices/");
            });

            hooks.answers(503, "");
            post(of(NoticeKind.URGENT, "督办", Urgency.IMMEDIATE));
            round();
            node.close();
            node = new Node(database.source(), staff, clock, sender);
            node.relay().leaveWhatIsGone();
            clock.advance(Duration.ofHours(1));
            round();

            assertThat(subjectsTo("wang@km.example")).containsExactly("督办");
        }

        @Test
        @DisplayName("保存后再改，以后一次为准")
        void keepsTheLastChoice() {
            givenWecom();
            NoticePreference chosen = new NoticePreference(
                    Medium.PAGE,
                    Set.of(NoticeKind.TASK, NoticeKind.RESULT),
                    new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 30)));

            prefers(NoticePreference.USUAL);
            prefers(chosen);

            assertThat(node.preferences().of("wuhuaqu.liaison")).isEqualTo(chosen);
            assertThat(node.preferences().of("wuhuaqu.leader")).isEqualTo(NoticePreference.USUAL);
        }

        private void prefers(NoticePreference preference) {
            node.inTransaction(() -> node.preferences().save("wuhuaqu.liaison", preference));
        }

        private Notice of(NoticeKind kind, String subject, Urgency urgency) {
            return new Notice(subject, liaisonOf("wuhuaqu"), urgency, subject, "正文", "2026Q4:2.1:wuhuaqu", null, kind);
        }
    }

    @Test
    @DisplayName("设置有误不能启动，说明哪一项")
    void refusesWrongSettings() {
        givenWecom();
        assertWrong("url应为https地址", "type", "wecom", "url", "http://qyapi.example/send?key=1", "units", "wuhuaqu");
        assertWrong("须设secret", "type", "json", "url", "https://oa.example/", "units", "wuhuaqu");
        assertWrong("须用units", "type", "wecom", "url", "https://qyapi.example/");
        assertWrong("没有单位“nobody”", "type", "wecom", "url", "https://qyapi.example/", "units", "nobody");
        assertWrong("只有json类", "type", "wecom", "url", "https://qyapi.example/", "personal", "true");
        assertWrong("缺少type或url", "units", "wuhuaqu");
        Webhook robot = new Webhook(
                Webhook.Type.WECOM, URI.create("https://x.example/?key=k-1"), SECRET, List.of("all"), false);
        assertThat(new WebhookSettings(Map.of("office", robot)).toString() + robot)
                .doesNotContain("k-1", SECRET);
    }

    private void assertWrong(String reason, String... settings) {
        assertThatThrownBy(() -> new Node(database.source(), staff, clock, sender, webhook("office", settings)))
                .hasRootCauseInstanceOf(InvalidInputException.class)
                .rootCause()
                .hasMessageContaining("everspring.notification.webhooks.office有误")
                .hasMessageContaining(reason);
    }

    private void post(Notice notice) {
        node.inTransaction(() -> node.notices().post(notice));
    }

    private static Notice urgent(String key, Recipient to, String subject) {
        return new Notice(key, to, Urgency.IMMEDIATE, subject, "请立即办理。", "2026Q4:2.1:" + UnitId.of("wuhuaqu"));
    }

    private static byte[] hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> mails() {
        return Arrays.stream(mailServer.getReceivedMessages())
                .map(mail -> "mail")
                .toList();
    }

    private List<String> subjectsTo(String email) {
        return Arrays.stream(mailServer.getReceivedMessagesForDomain(email))
                .map(mail -> {
                    try {
                        return mail.getSubject();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
