package org.everspring.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.notification.Staff.leaderOf;
import static org.everspring.notification.Staff.liaisonOf;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.everspring.plan.UnitId;
import org.everspring.support.TestDatabase;
import org.everspring.support.Typed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;

/** What holds on every database, against a real SMTP server. */
abstract class NotificationContract {

    private static final int NOBODY_LISTENS = 1;

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock("2026-12-18T09:00:00");
    private final Staff staff = new Staff();
    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private Node node;

    NotificationContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        server.start();
        sender.setHost("127.0.0.1");
        serverIsUp();
        node = new Node(database.emptied(), staff, clock, sender);
        staff.set(liaisonOf("wuhuaqu"), "wuhuaqu.liaison", "王芳", "wang@km.example");
        staff.set(leaderOf("wuhuaqu"), "wuhuaqu.leader", "李强", "li@km.example");
        staff.set(liaisonOf("yingshangban"), "yingshangban.liaison", "赵敏", "zhao@km.example");
    }

    @AfterEach
    void stop() {
        node.close();
        server.stop();
    }

    @Nested
    @DisplayName("提醒汇成一封")
    class Digest {

        @Test
        @DisplayName("到点才发，一人一封，按先后编号")
        void sendsOneDigestPerPersonWhenTheWindowComes() {
            post(digest("a", liaisonOf("wuhuaqu"), "第一项"));
            post(digest("b", liaisonOf("wuhuaqu"), "第二项"));
            post(digest("a", leaderOf("wuhuaqu"), "第一项"));

            clock.set("2026-12-18T09:29:59");
            node.relay().run();
            assertThat(mails()).isEmpty();

            clock.set("2026-12-18T09:30:00");
            node.relay().run();
            node.relay().run();

            assertThat(mails()).hasSize(2);
            assertThat(bodiesTo("wang@km.example"))
                    .singleElement()
                    .asString()
                    .contains("王芳，您好！", "您有2项", "1. 第一项", "2. 第二项", "https://ys.km.example/desk/notices/");
            assertThat(bodiesTo("li@km.example")).singleElement().asString().contains("李强，您好！", "您有1项");
            assertThat(deliveries("wuhuaqu.liaison")).containsExactly(Delivery.SENT, Delivery.SENT);
        }

        @Test
        @DisplayName("到点之后的提醒等下一个时点")
        void leavesWhatComesLaterToTheNextWindow() {
            clock.set("2026-12-18T09:30:00");
            post(digest("a", liaisonOf("wuhuaqu"), "第一项"));

            node.relay().run();
            assertThat(mails()).isEmpty();

            clock.set("2026-12-18T15:30:00");
            node.relay().run();
            assertThat(subjectsTo("wang@km.example")).containsExactly("营商环境工作提醒（1项）");
        }

        @Test
        @DisplayName("邮件是UTF-8纯文本，写明发件人、链接，不引自动答复")
        void writesPlainChinese() throws Exception {
            post(digest("a", liaisonOf("wuhuaqu"), "第一项"));

            clock.set("2026-12-18T09:30:00");
            node.relay().run();

            MimeMessage mail = mails().get(0);
            assertThat(mail.getContentType()).containsIgnoringCase("text/plain").containsIgnoringCase("utf-8");
            assertThat(mail.getFrom()[0]).hasToString("yingshangban@km.example");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(body(mail)).contains("https://ys.km.example/desk", "市营商环境办");
        }
    }

    @Test
    @DisplayName("所填文字在邮件的标题和正文里一字不差，正文是纯文本")
    void mailsWhatWasTypedLetterForLetter() throws Exception {
        String typed = Typed.LINES + "\n.\nFrom 张三 =3D %0D " + "长".repeat(1200);
        post(new Notice("a", liaisonOf("wuhuaqu"), Urgency.IMMEDIATE, Typed.LINE, typed, "2026Q4:2.1:wuhuaqu"));

        node.relay().run();

        MimeMessage received = parsed(mails().get(0));
        assertThat(received.getSubject()).isEqualTo(Typed.LINE);
        assertThat(received.getContentType()).startsWithIgnoringCase("text/plain");
        assertThat(body(received).lines().map(String::strip))
                .containsSequence(typed.lines().toList())
                .containsOnlyOnce(".");
    }

    /** From the bytes that have gone over the wire. */
    private static MimeMessage parsed(MimeMessage mail) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
    }

    @Test
    @DisplayName("督办通知立即单独发出，不等汇总时点")
    void sendsAnEscalationAtOnceInAMailOfItsOwn() {
        post(digest("a", liaisonOf("wuhuaqu"), "提醒"));
        post(urgent("b", liaisonOf("wuhuaqu"), "黄色督办：五华区逾期未报"));
        post(urgent("c", liaisonOf("wuhuaqu"), "橙色督办：五华区逾期未报"));

        node.relay().run();

        assertThat(subjectsTo("wang@km.example")).containsExactly("黄色督办：五华区逾期未报", "橙色督办：五华区逾期未报");
    }

    @Test
    @DisplayName("同类的督办通知合成一封，标题写明项数")
    void sendsAlikeEscalationsInOneMail() {
        post(alike("a", "五华区：2.1季度报送"));
        post(urgent("b", liaisonOf("wuhuaqu"), "催办：五华区"));
        post(alike("c", "五华区：2.4季度报送"));

        node.relay().run();

        assertThat(subjectsTo("wang@km.example")).containsExactly("2项季度报送已逾期", "催办：五华区");
        assertThat(bodiesTo("wang@km.example").get(0)).contains("（1）五华区：2.1季度报送", "（2）五华区：2.4季度报送");
    }

    @Nested
    @DisplayName("未读与同类")
    class Reading {

        private static final String READER = "wuhuaqu.liaison";

        @BeforeEach
        void post() {
            NotificationContract.this.post(alike("a", "甲"));
            NotificationContract.this.post(alike("b", "乙"));
            NotificationContract.this.post(urgent("c", liaisonOf("wuhuaqu"), "催办"));
        }

        @Test
        @DisplayName("同日同类的是一行，写明项数和未读数，次日的另起一行")
        void putsAlikeOnesOfADayInOneLine() {
            clock.set("2026-12-19T00:00:01");
            NotificationContract.this.post(alike("d", "丙"));

            assertThat(lines(false)).containsExactly("丙 1", "催办 1", "2项季度报送已逾期 2");
            assertThat(node.inbox().unread(READER)).isEqualTo(3);
            assertThat(node.inbox().line(READER, latest("乙"), 1).rows())
                    .extracting(ReceivedNotice::heading)
                    .containsExactly("乙", "甲");
        }

        @Test
        @DisplayName("看过一条减一条，一行全看过才不计数，只看未读时不再出现")
        void marksWhatWasRead() {
            assertThat(node.inbox().read(READER, latest("甲")))
                    .get()
                    .satisfies(read -> assertThat(read.businessKey()).isEqualTo("2026Q4:2.1:wuhuaqu"));
            assertThat(lines(false)).containsExactly("催办 1", "2项季度报送已逾期 1");
            assertThat(lines(true)).containsExactly("催办 1", "乙 1");
            assertThat(node.inbox().unread(READER)).isEqualTo(2);

            node.inbox().readLine(READER, latest("甲"));

            assertThat(lines(true)).containsExactly("催办 1");
            assertThat(node.inbox().unread(READER)).isEqualTo(1);
        }

        @Test
        @DisplayName("全部已读止于页面上最新的一条，之后到的仍是未读")
        void leavesWhatHasComeSinceUnread() {
            long seen = latest("催办");
            NotificationContract.this.post(alike("d", "丙"));

            node.inbox().readAll(READER, seen);

            assertThat(lines(true)).containsExactly("丙 1");
            assertThat(lines(false)).containsExactly("3项季度报送已逾期 1", "催办 0");
        }

        @Test
        @DisplayName("他人的通知看不到，也标不了")
        void nobodyReadsAnothersNotices() {
            long id = latest("甲");

            assertThat(node.inbox().read("wuhuaqu.leader", id)).isEmpty();
            assertThat(node.inbox().line("wuhuaqu.leader", id, 1).total()).isZero();
            node.inbox().readLine("wuhuaqu.leader", id);
            node.inbox().readAll("wuhuaqu.leader", Long.MAX_VALUE);

            assertThat(node.inbox().unread(READER)).isEqualTo(2);
            assertThat(node.inbox().unread("wuhuaqu.leader")).isZero();
        }

        private long latest(String subject) {
            return node.jdbc()
                    .sql("select max(id) from notice where user_id = ? and subject = ?")
                    .params(READER, subject)
                    .query(Long.class)
                    .single();
        }

        private List<String> lines(boolean unreadOnly) {
            return node.inbox().page(READER, unreadOnly, 1).page().rows().stream()
                    .map(line -> line.heading() + " " + line.unread())
                    .toList();
        }
    }

    @Nested
    @DisplayName("写入通知")
    class Posting {

        @Test
        @DisplayName("同一事项重复写入不重复告知，事务照常继续")
        void ignoresAKeyThatIsThereAndKeepsTheTransactionUsable() {
            post(digest("a", liaisonOf("wuhuaqu"), "第一次"));

            node.inTransaction(() -> {
                node.notices().post(digest("a", liaisonOf("wuhuaqu"), "第二次"));
                node.notices().post(digest("b", liaisonOf("wuhuaqu"), "另一项"));
                node.notices().post(digest("b", liaisonOf("wuhuaqu"), "另一项"));
            });

            assertThat(subjects("wuhuaqu.liaison")).containsExactly("另一项", "第一次");
        }

        @Test
        @DisplayName("一并写入的，已告知过的跳过，其余照写")
        void writesTogetherWhatIsNewAmongWhatIsThere() {
            post(digest("b", liaisonOf("wuhuaqu"), "第一次"));

            node.inTransaction(() -> {
                node.notices()
                        .postAll(List.of(
                                digest("a", liaisonOf("wuhuaqu"), "一项"),
                                digest("b", liaisonOf("wuhuaqu"), "第二次"),
                                digest("c", leaderOf("wuhuaqu"), "又一项"),
                                digest("c", leaderOf("wuhuaqu"), "又一项")));
                node.notices().post(digest("d", liaisonOf("wuhuaqu"), "另一项"));
            });

            assertThat(subjects("wuhuaqu.liaison")).containsExactly("另一项", "一项", "第一次");
            assertThat(subjects("wuhuaqu.leader")).containsExactly("又一项");
        }

        @Test
        @DisplayName("两个事务同时写同一事项，只留一条，都能提交")
        void keepsOneOfTwoThatAreWrittenAtTheSameTime() throws Exception {
            ExecutorService other = Executors.newSingleThreadExecutor();
            CyclicBarrier written = new CyclicBarrier(2);
            try {
                Future<?> second = other.submit(() -> {
                    written.await(30, TimeUnit.SECONDS);
                    node.inTransaction(() -> {
                        node.notices().post(digest("a", liaisonOf("wuhuaqu"), "后写"));
                        node.notices().post(digest("b", liaisonOf("wuhuaqu"), "后写另一项"));
                    });
                    return null;
                });
                node.inTransaction(() -> {
                    node.notices().post(digest("a", liaisonOf("wuhuaqu"), "先写"));
                    await(written);
                });
                second.get(30, TimeUnit.SECONDS);
            } finally {
                other.shutdownNow();
            }

            assertThat(subjects("wuhuaqu.liaison")).containsExactly("后写另一项", "先写");
        }

        @Test
        @DisplayName("事务回滚，通知随之消失")
        void losesTheNoticeWithItsTransaction() {
            assertThatThrownBy(() -> node.inTransaction(() -> {
                        node.notices().post(urgent("a", liaisonOf("wuhuaqu"), "不该发出"));
                        throw new IllegalStateException("rolled back");
                    }))
                    .hasMessage("rolled back");

            node.relay().run();

            assertThat(mails()).isEmpty();
            assertThat(subjects("wuhuaqu.liaison")).isEmpty();
        }

        @Test
        @DisplayName("没有事务不写")
        void refusesToWriteOutsideATransaction() {
            assertThatThrownBy(() -> node.notices().post(digest("a", liaisonOf("wuhuaqu"), "提醒")))
                    .isInstanceOf(IllegalTransactionStateException.class);
        }

        @Test
        @DisplayName("单位没有联络员，转市营商环境办并写明缺谁")
        void tellsTheOfficeWhoIsMissing() {
            post(urgent("a", liaisonOf("panlongqu"), "报送任务已下达"));
            post(urgent("b", leaderOf("panlongqu"), "逾期督办"));

            node.relay().run();

            assertThat(subjectsTo("zhao@km.example"))
                    .containsExactly("【盘龙区没有登记联络员，请代为转告】报送任务已下达", "【盘龙区没有登记负责人，请代为转告】逾期督办");
        }

        @Test
        @DisplayName("通知某一个人，只告知本人，更正邮箱后按新地址发")
        void tellsOnePersonOnly() {
            Recipient reporter = Recipient.person("wuhuaqu.clerk", UnitId.of("wuhuaqu"));
            staff.set(reporter, "wuhuaqu.clerk", "周丽", "zhou@km.example");
            post(urgent("a", reporter, "您反映的问题已办结"));
            staff.set(reporter, "wuhuaqu.clerk", "周丽", "zhouli@km.example");

            node.relay().run();

            assertThat(subjectsTo("zhouli@km.example")).containsExactly("您反映的问题已办结");
            assertThat(mails()).hasSize(1);
        }

        @Test
        @DisplayName("本人已不在该单位，告知该单位联络员")
        void tellsTheLiaisonWhenThePersonHasLeft() {
            post(urgent("a", Recipient.person("wuhuaqu.clerk", UnitId.of("wuhuaqu")), "您反映的问题已办结"));

            node.relay().run();

            assertThat(subjectsTo("wang@km.example")).containsExactly("您反映的问题已办结");
        }

        @Test
        @DisplayName("市营商环境办也无人，通知留存，工作不停")
        void keepsTheNoticeWhenTheOfficeHasNobodyEither() {
            node.close();
            node = new Node(database.source(), new Staff(), clock, sender);

            post(urgent("a", liaisonOf("panlongqu"), "报送任务已下达"));
            node.relay().run();

            assertThat(mails()).isEmpty();
            assertThat(subjects("yingshangban")).containsExactly("【盘龙区没有登记联络员，请代为转告】报送任务已下达");
            assertThat(deliveries("yingshangban")).containsExactly(Delivery.SHOWN);
        }
    }

    @Nested
    @DisplayName("邮件服务器出故障")
    class Failing {

        @Test
        @DisplayName("运维人员看得到没有发出的邮件、失败的数量和原因")
        void showsWhatHasNotGoneOut() {
            assertThat(node.relay().status().backlog()).isEqualTo(new Mails.Backlog(0, 0, 0, null, null));
            Instant posted = clock.instant();
            post(urgent("a", liaisonOf("wuhuaqu"), "督办"));
            serverIsDown();

            assertThat(node.relay().status().backlog()).isEqualTo(new Mails.Backlog(1, 0, 0, null, null));
            node.relay().run();

            NoticeRelay.Status stuck = node.relay().status();
            assertThat(stuck.mailServer()).isTrue();
            assertThat(stuck.backlog().mails()).isEqualTo(1);
            assertThat(stuck.backlog().failing()).isEqualTo(1);
            assertThat(stuck.backlog().oldest()).isEqualTo(posted);
            assertThat(stuck.backlog().lastError()).isNotBlank();

            serverIsUp();
            clock.advance(Duration.ofHours(1));
            node.relay().run();
            assertThat(node.relay().status().backlog()).isEqualTo(new Mails.Backlog(0, 0, 0, null, null));
        }

        @Test
        @DisplayName("先停后通：不丢、不重、不乱序")
        void losesAndDoublesNothingAndKeepsTheOrder() {
            serverIsDown();
            post(digest("a", liaisonOf("wuhuaqu"), "上午一"));
            post(digest("b", liaisonOf("wuhuaqu"), "上午二"));
            post(digest("a", leaderOf("wuhuaqu"), "上午一"));
            runEveryMinute("2026-12-18T09:30:00", 20);
            post(digest("c", liaisonOf("wuhuaqu"), "下午"));
            post(urgent("d", liaisonOf("wuhuaqu"), "督办一"));
            post(urgent("e", liaisonOf("wuhuaqu"), "督办二"));
            runEveryMinute("2026-12-18T15:30:00", 20);
            assertThat(deliveries("wuhuaqu.liaison")).containsOnlyNulls();

            serverIsUp();
            runEveryMinute("2026-12-18T16:00:00", 30);

            assertThat(mails()).hasSize(5);
            assertThat(digestsTo("wang@km.example"))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("1. 上午一", "2. 上午二"),
                            second -> assertThat(second).contains("1. 下午"));
            assertThat(subjectsTo("wang@km.example")).containsSubsequence("督办一", "督办二");
            assertThat(bodiesTo("li@km.example")).hasSize(1);
            assertThat(deliveries("wuhuaqu.liaison")).hasSize(5).containsOnly(Delivery.SENT);
        }

        @Test
        @DisplayName("间隔逐次加倍，到最长间隔后一直按它重试")
        void triesAgainWithGrowingPausesForEver() {
            serverIsDown();
            post(urgent("a", liaisonOf("wuhuaqu"), "督办"));

            List<Integer> triedAtMinute = IntStream.rangeClosed(0, 45)
                    .filter(minute -> {
                        int before = attempts();
                        node.relay().run();
                        clock.advance(Duration.ofMinutes(1));
                        return attempts() > before;
                    })
                    .boxed()
                    .toList();

            assertThat(triedAtMinute).containsExactly(0, 2, 6, 14, 24, 34, 44);
        }

        @Test
        @DisplayName("发出后没来得及登记，重发的是同一个Message-ID")
        void repeatsAMailUnderTheSameMessageId() throws Exception {
            JavaMailSenderImpl forgetful = new JavaMailSenderImpl() {
                @Override
                protected void doSend(MimeMessage[] messages, Object[] originals) {
                    super.doSend(messages, originals);
                    throw new MailSendException("the connection broke after the mail was taken");
                }
            };
            forgetful.setHost("127.0.0.1");
            forgetful.setPort(server.getSmtp().getPort());
            try (Node dying = new Node(database.source(), staff, clock, forgetful)) {
                post(digest("a", liaisonOf("wuhuaqu"), "第一项"));
                clock.set("2026-12-18T09:30:00");
                dying.relay().run();
            }

            clock.advance(Duration.ofMinutes(2));
            node.relay().run();

            assertThat(mails()).hasSize(2);
            assertThat(mails().get(0).getMessageID())
                    .isEqualTo(mails().get(1).getMessageID())
                    .endsWith("@everspring>");
        }

        @Test
        @DisplayName("一人地址有误不碍他人，改正后补发")
        void keepsABadAddressFromBlockingOthers() {
            staff.set(liaisonOf("wuhuaqu"), "wuhuaqu.liaison", "王芳", "not an address@@");
            post(urgent("a", liaisonOf("wuhuaqu"), "督办"));
            post(urgent("a", leaderOf("wuhuaqu"), "督办"));

            node.relay().run();
            assertThat(subjectsTo("li@km.example")).containsExactly("督办");
            assertThat(deliveries("wuhuaqu.liaison")).containsOnlyNulls();

            staff.set(liaisonOf("wuhuaqu"), "wuhuaqu.liaison", "王芳", "wang@km.example");
            clock.advance(Duration.ofMinutes(2));
            node.relay().run();
            assertThat(subjectsTo("wang@km.example")).containsExactly("督办");
            assertThat(mails()).hasSize(2);
        }
    }

    @Nested
    @DisplayName("不经邮件")
    class OnThePage {

        @Test
        @DisplayName("没有配置邮件服务器，只在页面显示")
        void showsNoticesWithoutAMailServer() {
            try (Node bare = new Node(database.source(), staff, clock, null)) {
                post(urgent("a", liaisonOf("wuhuaqu"), "督办"));

                bare.relay().run();

                assertThat(mails()).isEmpty();
                assertThat(deliveries("wuhuaqu.liaison")).containsExactly(Delivery.SHOWN);
            }
        }

        @Test
        @DisplayName("没有邮箱的人只在页面看，其他人照发")
        void showsNoticesToAPersonWithoutAddress() {
            staff.set(liaisonOf("wuhuaqu"), "wuhuaqu.liaison", "王芳", " ");
            post(urgent("a", liaisonOf("wuhuaqu"), "督办"));
            post(urgent("a", leaderOf("wuhuaqu"), "督办"));

            node.relay().run();

            assertThat(mails()).hasSize(1);
            assertThat(deliveries("wuhuaqu.liaison")).containsExactly(Delivery.SHOWN);
            assertThat(deliveries("wuhuaqu.leader")).containsExactly(Delivery.SENT);
        }

        @Test
        @DisplayName("新的在前，每页五十条，只见自己的")
        void listsANoticesReaderPageByPage() {
            node.inTransaction(() -> IntStream.rangeClosed(1, 51)
                    .forEach(number -> node.notices().post(digest("n" + number, liaisonOf("wuhuaqu"), "第" + number))));
            post(digest("x", leaderOf("wuhuaqu"), "别人的"));

            List<ReceivedNotice> first =
                    node.inbox().page("wuhuaqu.liaison", false, 1).page().rows();

            assertThat(first).hasSize(Inbox.PAGE_SIZE);
            assertThat(first.get(0).subject()).isEqualTo("第51");
            assertThat(first.get(0).businessKey()).isEqualTo("2026Q4:2.1:wuhuaqu");
            assertThat(first.get(0).postedAt()).hasToString("2026-12-18T09:00+08:00");
            assertThat(node.inbox().page("wuhuaqu.liaison", false, 2).page().rows())
                    .extracting(ReceivedNotice::subject)
                    .containsExactly("第1");
            assertThat(node.inbox().page("wuhuaqu.liaison", false, 3))
                    .isEqualTo(node.inbox().page("wuhuaqu.liaison", false, 2));
        }
    }

    @Test
    @DisplayName("两个节点同时发，每封只发一次")
    void sendsEachMailOnceFromTwoNodes() throws Exception {
        IntStream.range(0, 20).forEach(number -> {
            Recipient recipient = liaisonOf("unit" + number);
            staff.set(recipient, "user" + number, "某人", "user" + number + "@km.example");
            post(urgent("a", recipient, "督办"));
            post(digest("b", recipient, "提醒"));
        });
        clock.set("2026-12-18T09:30:00");
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService nodes = Executors.newFixedThreadPool(2);

        try (Node second = new Node(database.source(), staff, clock, sender)) {
            List<Future<?>> rounds =
                    List.of(nodes.submit(() -> runFrom(start, node)), nodes.submit(() -> runFrom(start, second)));
            for (Future<?> round : rounds) {
                round.get(60, TimeUnit.SECONDS);
            }
        } finally {
            nodes.shutdownNow();
        }
        // Whatever one node skipped because the other held it.
        node.relay().run();

        assertThat(mails()).hasSize(40);
        IntStream.range(0, 20)
                .forEach(number -> assertThat(subjectsTo("user" + number + "@km.example"))
                        .containsExactlyInAnyOrder("督办", "营商环境工作提醒（1项）"));
    }

    private static void runFrom(CyclicBarrier start, Node node) {
        await(start);
        node.relay().run();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void serverIsUp() {
        sender.setPort(server.getSmtp().getPort());
    }

    private void serverIsDown() {
        sender.setPort(NOBODY_LISTENS);
    }

    private void runEveryMinute(String from, int minutes) {
        clock.set(from);
        for (int minute = 0; minute < minutes; minute++) {
            node.relay().run();
            clock.advance(Duration.ofMinutes(1));
        }
    }

    Node node() {
        return node;
    }

    void post(Notice notice) {
        node.inTransaction(() -> node.notices().post(notice));
    }

    private static Notice digest(String key, Recipient to, String subject) {
        return new Notice(key, to, Urgency.DIGEST, subject, "请于12月20日24时前报送。", "2026Q4:2.1:wuhuaqu");
    }

    private static Notice urgent(String key, Recipient to, String subject) {
        return new Notice(key, to, Urgency.IMMEDIATE, subject, "请立即办理。", "2026Q4:2.1:wuhuaqu");
    }

    private static Notice alike(String key, String subject) {
        return new Notice(
                key,
                liaisonOf("wuhuaqu"),
                Urgency.IMMEDIATE,
                subject,
                "请立即办理。",
                "2026Q4:2.1:wuhuaqu",
                "{count}项季度报送已逾期");
    }

    private int attempts() {
        return node.jdbc()
                .sql("select coalesce(sum(attempts), 0) from notice_mail")
                .query(Integer.class)
                .single();
    }

    private List<String> subjects(String userId) {
        return node.inbox().page(userId, false, 1).page().rows().stream()
                .map(ReceivedNotice::subject)
                .toList();
    }

    /** Null for what waits. */
    private List<Delivery> deliveries(String userId) {
        return node.jdbc()
                .sql("select m.delivery from notice n left join notice_mail m on m.id = n.mail_id"
                        + " where n.user_id = ? order by n.id")
                .param(userId)
                .query((row, number) -> Optional.ofNullable(row.getString(1))
                        .map(Delivery::valueOf)
                        .orElse(null))
                .list();
    }

    List<MimeMessage> mails() {
        return Arrays.asList(server.getReceivedMessages());
    }

    private List<String> subjectsTo(String email) {
        return Arrays.stream(server.getReceivedMessagesForDomain(email))
                .map(NotificationContract::subject)
                .toList();
    }

    private List<String> bodiesTo(String email) {
        return Arrays.stream(server.getReceivedMessagesForDomain(email))
                .map(NotificationContract::body)
                .toList();
    }

    private List<String> digestsTo(String email) {
        return Arrays.stream(server.getReceivedMessagesForDomain(email))
                .filter(mail -> subject(mail).startsWith("营商环境工作提醒"))
                .map(NotificationContract::body)
                .toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String body(MimeMessage mail) {
        try {
            return ((String) mail.getContent()).replace("\r\n", "\n");
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
