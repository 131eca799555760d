package org.everspring.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.everspring.notification.NoticeMail.Entry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("邮件措辞")
class DigestMailTest {

    private static final Entry REMINDER = new Entry(
            7, "key", "2026年第四季度2.1事项报送提醒", "距截止还有5个工作日，请于12月20日24时前报送。\n牵头单位：市市场监管局。\n", "2026Q4:2.1:wuhuaqu", null);
    private static final Entry BULLETIN = new Entry(8, "key", "2026年第三季度通报已发布", "请查阅。", null, null);

    @Test
    @DisplayName("汇总邮件有称呼、编号、正文、每项的链接、待办的链接和落款")
    void writesADigest() {
        DigestMail letter = letter(Urgency.DIGEST, REMINDER, BULLETIN);

        assertThat(letter.subject()).isEqualTo("营商环境工作提醒（2项）");
        assertThat(letter.body()).isEqualTo("""
                        王芳，您好！

                        您有2项营商环境工作通知，请及时办理：

                        1. 2026年第四季度2.1事项报送提醒
                           距截止还有5个工作日，请于12月20日24时前报送。
                           牵头单位：市市场监管局。
                           查看或办理：http://localhost:8080/desk/notices/7

                        2. 2026年第三季度通报已发布
                           请查阅。

                        全部待办：http://localhost:8080/desk

                        市营商环境办
                        （本邮件由系统自动发送，请勿回复。）
                        """);
    }

    @Test
    @DisplayName("单独发出的通知以其标题为邮件标题")
    void headsAnUrgentMailWithItsOwnSubject() {
        DigestMail letter = letter(Urgency.IMMEDIATE, REMINDER);

        assertThat(letter.subject()).isEqualTo("2026年第四季度2.1事项报送提醒");
        assertThat(letter.body()).contains("您有1项", "1. 2026年第四季度2.1事项报送提醒");
    }

    @Test
    @DisplayName("同类的合为一行写明项数，逐项列在下面，单独发出时以这一行为邮件标题")
    void putsAlikeOnesUnderOneLine() {
        String alike = "【黄色】{count}项季度报送已逾期1个工作日";
        Entry first = new Entry(1, "key", "【黄色】五华区：2.1季度报送", "截止时间12月20日。", "2026Q4:2.1:wuhuaqu", alike);
        Entry second = new Entry(3, "key", "【黄色】五华区：2.4季度报送", "截止时间12月20日。", "2026Q4:2.1:wuhuaqu", alike);

        DigestMail digest = letter(Urgency.DIGEST, first, BULLETIN, second);
        DigestMail urgent = letter(Urgency.IMMEDIATE, first, second);

        assertThat(digest.subject()).isEqualTo("营商环境工作提醒（3项）");
        assertThat(digest.body()).contains("""
                        1. 【黄色】2项季度报送已逾期1个工作日
                           （1）【黄色】五华区：2.1季度报送
                               截止时间12月20日。
                               查看或办理：http://localhost:8080/desk/notices/1
                           （2）【黄色】五华区：2.4季度报送
                               截止时间12月20日。
                               查看或办理：http://localhost:8080/desk/notices/3

                        2. 2026年第三季度通报已发布
                        """);
        assertThat(urgent.subject()).isEqualTo("【黄色】2项季度报送已逾期1个工作日");
        assertThat(letter(Urgency.IMMEDIATE, first).subject()).isEqualTo("【黄色】五华区：2.1季度报送");
    }

    private static DigestMail letter(Urgency urgency, Entry... entries) {
        Person person = new Person("wuhuaqu.liaison", "王芳", "wang@km.example");
        NoticeMail mail = new NoticeMail(
                1,
                UUID.randomUUID(),
                Outbox.MAIL,
                urgency,
                person,
                Staff.liaisonOf("wuhuaqu"),
                1,
                Instant.EPOCH,
                List.of(entries));
        return DigestMail.of(mail, person.name(), "市营商环境办", "http://localhost:8080");
    }
}
