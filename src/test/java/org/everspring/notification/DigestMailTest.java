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

    private static final Entry REMINDER =
            new Entry("2026年第四季度2.1事项报送提醒", "距截止还有5个工作日，请于12月20日24时前报送。\n牵头单位：市市场监管局。\n", "2026Q4:2.1:wuhuaqu");
    private static final Entry BULLETIN = new Entry("2026年第三季度通报已发布", "请查阅。", null);

    @Test
    @DisplayName("汇总邮件有称呼、编号、正文、业务编号、链接和落款")
    void writesADigest() {
        DigestMail letter = letter(Urgency.DIGEST, REMINDER, BULLETIN);

        assertThat(letter.subject()).isEqualTo("营商环境工作提醒（2项）");
        assertThat(letter.body()).isEqualTo("""
                        王芳，您好！

                        您有2项营商环境工作通知，请及时办理：

                        1. 2026年第四季度2.1事项报送提醒
                           距截止还有5个工作日，请于12月20日24时前报送。
                           牵头单位：市市场监管局。
                           业务编号：2026Q4:2.1:wuhuaqu

                        2. 2026年第三季度通报已发布
                           请查阅。

                        请登录任务列表办理：http://localhost:8080/camunda/app/tasklist/default/

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

    private static DigestMail letter(Urgency urgency, Entry... entries) {
        Person person = new Person("wuhuaqu.liaison", "王芳", "wang@km.example");
        NoticeMail mail = new NoticeMail(
                1, UUID.randomUUID(), urgency, person, Staff.liaisonOf("wuhuaqu"), 1, Instant.EPOCH, List.of(entries));
        return DigestMail.of(mail, person.name(), "市营商环境办", "http://localhost:8080/camunda/app/tasklist/default/");
    }
}
