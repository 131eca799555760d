package org.everspring.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.everspring.notification.Person;
import org.everspring.notification.Recipient;
import org.everspring.notification.Recipients;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.everspring.support.PlanTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@PlanTest
@Transactional
@DisplayName("通知的收件人")
class GroupRecipientsTest {

    private static final UnitId TAX = UnitId.of("shuiwuju");

    @Autowired
    private Recipients recipients;

    @Autowired
    private IdentityService identities;

    @Autowired
    private Plan plan;

    @AfterEach
    void nobodyIsSignedIn() {
        identities.clearAuthentication();
    }

    @Test
    @DisplayName("单位的联络员是同时属于该单位和联络员角色的人")
    void liaisonOfAUnitIsWhoeverIsInBothGroups() {
        var people = recipients.of(new Recipient(TAX, UnitRole.LIAISON));

        assertThat(people)
                .containsExactly(new Person("shuiwuju.liaison", "市税务局联络员", "shuiwuju.liaison@everspring.example"));
    }

    @Test
    @DisplayName("同一单位可以有多名联络员")
    void severalLiaisonsAreAllTold() {
        identities.createMembership("fagaiwei.liaison", "shuiwuju");

        var people = recipients.of(new Recipient(TAX, UnitRole.LIAISON));

        assertThat(people).extracting(Person::userId).containsExactly("fagaiwei.liaison", "shuiwuju.liaison");
    }

    @Test
    @DisplayName("指定的人要在该单位才是收件人")
    void namedPersonMustBelongToTheUnit() {
        assertThat(recipients.of(Recipient.person("shuiwuju.leader", TAX)))
                .extracting(Person::name)
                .containsExactly("市税务局负责人");
        assertThat(recipients.of(Recipient.person("fagaiwei.leader", TAX))).isEmpty();
        assertThat(recipients.of(Recipient.person("nobody.here", TAX))).isEmpty();
    }

    @Test
    @DisplayName("没有人员的单位没有收件人")
    void unitWithoutPeopleHasNoRecipient() {
        assertThat(recipients.of(new Recipient(UnitId.of("nobodyhere"), UnitRole.LEADER)))
                .isEmpty();
    }

    @Test
    @DisplayName("由无权查看他人账号的人员触发时同样找得到收件人")
    void rightsOfTheOneWhoIsSignedInDoNotMatter() {
        identities.setAuthentication("fagaiwei.liaison", List.of("fagaiwei", "liaison"));

        var people = recipients.of(new Recipient(TAX, UnitRole.LEADER));

        assertThat(people).extracting(Person::name).containsExactly("市税务局负责人");
    }

    @Test
    @DisplayName("每个单位的联络员和负责人都找得到")
    void everyUnitOfThePlanCanBeTold() {
        assertThat(plan.units()).allSatisfy(unit -> {
            assertThat(recipients.of(new Recipient(unit.id(), UnitRole.LIAISON)))
                    .hasSize(1);
            assertThat(recipients.of(new Recipient(unit.id(), UnitRole.LEADER))).hasSize(1);
        });
    }
}
