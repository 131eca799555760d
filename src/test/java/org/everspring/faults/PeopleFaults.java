package org.everspring.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What happens while people work, are told and deploy. */
final class PeopleFaults {

    private static final int PEOPLE = 20;
    private static final int FILES = 15;

    private final Stage stage;
    private final Promises promises;

    PeopleFaults(Stage stage) {
        this.stage = stage;
        this.promises = stage.promises;
    }

    /** A liaison in each unit and twenty in the one that leads item 2.1, who all have the administrator's password. */
    void moveIn() {
        stage.server
                .sql()
                .sql("""
                insert into act_id_user (id_, rev_, first_, email_, pwd_, salt_)
                select g.id_ || '.' || n, 1, g.name_ || n, g.id_ || '.' || n || '@example.gov.cn', a.pwd_, a.salt_
                from act_id_group g, act_id_user a, generate_series(1, :people) n
                where g.type_ = 'UNIT' and a.id_ = :admin and (n = 1 or g.id_ = 'fagaiwei')
                """)
                .param("people", PEOPLE)
                .param("admin", Node.ADMIN)
                .update();
        stage.server.sql().sql("""
                insert into act_id_membership (user_id_, group_id_)
                select u.id_, g.id_ from act_id_user u, act_id_group g
                where u.id_ <> :admin and g.id_ in (split_part(u.id_, '.', 1), 'liaison')
                """).param("admin", Node.ADMIN).update();
        promises.note("people in the units", stage.count("act_id_user") - 1);
    }

    void twentyCompleteOneTask() throws Exception {
        promises.title(PEOPLE + " people completing one task, at both nodes");
        Traffic.put(stage.first, Traffic.nextKey());
        String task = stage.server
                .sql()
                .sql(
                        "select id_ from act_ru_task where task_def_key_ like '%triage%' order by create_time_ desc limit 1")
                .query(String.class)
                .single();
        String form = "{\"variables\":{\"triageDecision\":{\"value\":\"reject\",\"type\":\"String\"},"
                + "\"rejectReason\":{\"value\":\"不属于营商环境问题，已转信访部门办理。\",\"type\":\"String\"}}}";
        List<Integer> answers = atOnce(i -> stage.nodes()
                .get(i % 2)
                .send("POST", "/engine-rest/task/" + task + "/submit-form", form, "fagaiwei." + (i + 1)));
        promises.note("answers", answers);
        promises.exactly(
                "taken", answers.stream().filter(status -> status / 100 == 2).count(), 1);
        promises.exactly(
                "refused by a 4xx",
                answers.stream().filter(status -> status / 100 == 4).count(),
                PEOPLE - 1);
        promises.exactly(
                "completed",
                stage.count("act_hi_taskinst where delete_reason_ = 'completed' and id_ = '" + task + "'"),
                1);
    }

    private interface Deed {
        int by(int person);
    }

    private static List<Integer> atOnce(Deed deed) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                int person = i;
                answers.add(people.submit(() -> {
                    start.await();
                    return deed.by(person);
                }));
            }
            start.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            people.shutdownNow();
        }
    }

    void mailServerKilled() throws Exception {
        promises.title("The mail server killed while it takes mails, and down for 20 s");
        long sentBefore = stage.mail.ids().size();
        stage.mail.dieDuring(5);
        promises.note("notices to be mailed", stage.server.mailNow(stage.server.url()));
        Stage.until(stage.mail::hasDied, Duration.ofSeconds(60));
        stage.mail.stop();
        Thread.sleep(20_000);
        stage.mail.start();
        double seconds = Stage.until(
                () -> stage.count("notice_mail where finished_at is null") == 0
                        && stage.count("notice where mail_id is null and due_at <= now()") == 0,
                Duration.ofMinutes(4));
        List<String> ids = stage.mail.ids();
        long sent = stage.count("notice_mail where delivery = 'SENT'");
        promises.note("seconds until all have gone out", "%.1f".formatted(seconds));
        promises.exactly("mails that wait", stage.count("notice_mail where finished_at is null"), 0);
        promises.isTrue("some have gone out", ids.size() > sentBefore);
        promises.exactly("sent and never taken", sent - ids.stream().distinct().count(), 0);
        promises.atMost(
                "taken again under the same Message-ID, as nobody said that they were",
                ids.size() - ids.stream().distinct().count(),
                10);
    }

    void deploymentKilled() throws Exception {
        promises.title("A node killed while it deploys " + FILES + " models, three times");
        for (int i = 0; i < 3; i++) {
            String name = "faults-" + i;
            Map<String, String> files = new LinkedHashMap<>();
            for (int file = 0; file < FILES; file++) {
                files.put("fault-drill-" + i + "-" + file + ".bpmn", model("faultDrill" + i + "x" + file));
            }
            Thread owner = new Thread(() -> stage.first.deploy(name, files));
            owner.start();
            Thread.sleep(150L + 250L * i);
            stage.first.kill();
            owner.join();
            wholeOrNothing(name);
            stage.bothRun();
            promises.exactly("status of the same again", stage.first.deploy(name, files), 200);
            promises.exactly("models of it then", definitions(name), FILES);
        }
    }

    private void wholeOrNothing(String name) {
        long there = definitions(name);
        promises.note("models of the killed one", there);
        promises.isTrue("all or none of them", there == 0 || there == FILES);
        promises.exactly(
                "files without their deployment",
                stage.count("act_ge_bytearray where deployment_id_ is not null and deployment_id_ not in"
                        + " (select id_ from act_re_deployment)"),
                0);
    }

    private long definitions(String name) {
        return stage.count("(select distinct key_ from act_re_procdef where deployment_id_ in"
                + " (select id_ from act_re_deployment where name_ = '" + name + "')) models");
    }

    private static String model(String key) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions_%1$s"
                    targetNamespace="http://everspring.org/faults">
                  <bpmn:process id="%1$s" name="故障演练" isExecutable="true" camunda:historyTimeToLive="P180D">
                    <bpmn:startEvent id="startEvent_drill" name="演练开始"><bpmn:outgoing>flow_a</bpmn:outgoing></bpmn:startEvent>
                    <bpmn:sequenceFlow id="flow_a" sourceRef="startEvent_drill" targetRef="userTask_drill"/>
                    <bpmn:userTask id="userTask_drill" name="确认演练" camunda:candidateGroups="yingshangban">
                      <bpmn:incoming>flow_a</bpmn:incoming><bpmn:outgoing>flow_b</bpmn:outgoing>
                    </bpmn:userTask>
                    <bpmn:sequenceFlow id="flow_b" sourceRef="userTask_drill" targetRef="endEvent_drill"/>
                    <bpmn:endEvent id="endEvent_drill" name="演练结束"><bpmn:incoming>flow_b</bpmn:incoming></bpmn:endEvent>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(key);
    }
}
