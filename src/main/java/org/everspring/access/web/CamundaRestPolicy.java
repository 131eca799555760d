package org.everspring.access.web;

import static org.everspring.access.StaffRole.AUDITOR;
import static org.everspring.access.StaffRole.OPERATOR;
import static org.everspring.access.StaffRole.PROCESS_OWNER;
import static org.everspring.access.StaffRole.USER_ADMINISTRATOR;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.everspring.access.StaffMember;
import org.everspring.access.StaffRole;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which calls of Camunda's REST APIs are let through to the engine, which then asks for the right on the very thing. A
 * call that changes something is closed unless it is named here: some of them ask for no right at all (comments,
 * attachments), and a new version may bring more. Reading is open, for the engine answers with what one may read, but for
 * the few places where it does not ask.
 */
final class CamundaRestPolicy {

    private static final PathPatternParser PATTERNS = new PathPatternParser();

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Where both APIs begin. The first names the engine or leaves it to the default, the second names it always. */
    private static final List<PathPattern> ROOTS = patterns(
            "/engine-rest/engine/{name}/{*path}", "/camunda/api/engine/engine/{name}/{*path}", "/engine-rest/{*path}");

    /** What the engine shows to anybody without asking. */
    private static final List<PathPattern> UNASKED = patterns(
            "/history/cleanup/**",
            "/metrics/**",
            "/telemetry/**",
            "/schema/**",
            "/task/{id}/comment/{comment}",
            "/task/{id}/attachment/{attachment}/**");

    /** Questions that are too long for an address. */
    private static final List<PathPattern> QUERIES = patterns(
            "/task",
            "/task/count",
            "/process-instance",
            "/process-instance/count",
            "/execution",
            "/execution/count",
            "/variable-instance",
            "/variable-instance/count",
            "/job",
            "/job/count",
            "/job-definition",
            "/job-definition/count",
            "/external-task",
            "/external-task/count",
            "/group",
            "/group/count",
            "/filter/{id}/list",
            "/filter/{id}/count",
            "/filter/{id}/singleResult",
            "/history/process-instance",
            "/history/process-instance/count",
            "/history/activity-instance",
            "/history/activity-instance/count",
            "/history/task",
            "/history/task/count",
            "/history/variable-instance",
            "/history/variable-instance/count",
            "/history/detail",
            "/history/job-log",
            "/history/job-log/count",
            "/identity/password-policy");

    /** The same of Cockpit's own interface; its other calls only read. */
    private static final List<PathPattern> COCKPIT_QUERIES = patterns(
            "/camunda/api/cockpit/plugin/base/{engine}/process-definition/{id}/called-process-definitions",
            "/camunda/api/cockpit/plugin/base/{engine}/process-instance",
            "/camunda/api/cockpit/plugin/base/{engine}/process-instance/count",
            "/camunda/api/cockpit/plugin/base/{engine}/process-instance/{id}/called-process-instances",
            "/camunda/api/cockpit/plugin/base/{engine}/incident",
            "/camunda/api/cockpit/plugin/base/{engine}/incident/count");

    private static final List<Opening> OPENINGS = List.of(
            // A unit's work. What of it may be done otherwise than by the form, the engine's guards decide.
            open(
                    staff -> !staff.units().isEmpty(),
                    "POST",
                    "/task/{id}/claim",
                    "/task/{id}/unclaim",
                    "/task/{id}/assignee",
                    "/task/{id}/resolve",
                    "/task/{id}/complete",
                    "/task/{id}/submit-form",
                    "/task/{id}/bpmnError",
                    "/task/{id}/bpmnEscalation",
                    "/process-definition/{id}/start",
                    "/process-definition/{id}/submit-form",
                    "/process-definition/key/{key}/start",
                    "/process-definition/key/{key}/submit-form"),
            open(holding(PROCESS_OWNER), "POST", "/deployment/create"),
            open(holding(OPERATOR), "PUT", "/job/{id}/retries", "/job-definition/{id}/retries"),
            // Passwords, names and addresses of others are changed on our own page only, which tells why it refuses.
            open(holding(USER_ADMINISTRATOR), "POST", "/user/create"),
            open(holding(USER_ADMINISTRATOR), "PUT", "/group/{group}/members/{id}"),
            open(holding(USER_ADMINISTRATOR), "DELETE", "/group/{group}/members/{id}"));

    private static final List<PathPattern> OWN_ACCOUNT = patterns("/user/{id}/profile", "/user/{id}/credentials");

    private CamundaRestPolicy() {}

    /**
     * @param path as the server understood it, decoded and without the context
     * @return true also for what is no part of Camunda's REST APIs
     */
    static boolean lets(StaffMember staff, String method, String path) {
        if (staff.administrator()) {
            return true;
        }
        PathContainer whole = PathContainer.parsePath(path);
        return ROOTS.stream()
                .filter(root -> root.matches(whole))
                .findFirst()
                .map(root -> letsToEngine(
                        staff,
                        method,
                        PathContainer.parsePath(
                                root.matchAndExtract(whole).getUriVariables().get("path"))))
                .orElseGet(() -> !path.startsWith("/camunda/api/")
                        || READING.contains(method)
                        || method.equals("POST") && any(COCKPIT_QUERIES, whole));
    }

    private static boolean letsToEngine(StaffMember staff, String method, PathContainer path) {
        if (READING.contains(method)) {
            return !any(UNASKED, path) || staff.holds(OPERATOR) || staff.holds(AUDITOR);
        }
        if (method.equals("POST") && any(QUERIES, path) || isOwnAccount(staff, method, path)) {
            return true;
        }
        // Who audits is no party to what is audited, whatever else the account may be.
        return !staff.holds(AUDITOR) && OPENINGS.stream().anyMatch(opening -> opening.lets(staff, method, path));
    }

    private static boolean isOwnAccount(StaffMember staff, String method, PathContainer path) {
        return method.equals("PUT")
                && OWN_ACCOUNT.stream()
                        .map(pattern -> pattern.matchAndExtract(path))
                        .anyMatch(match -> match != null
                                && staff.userId().equals(match.getUriVariables().get("id")));
    }

    private static boolean any(List<PathPattern> patterns, PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static List<PathPattern> patterns(String... patterns) {
        return Arrays.stream(patterns).map(PATTERNS::parse).toList();
    }

    private static Predicate<StaffMember> holding(StaffRole role) {
        return staff -> staff.holds(role);
    }

    private static Opening open(Predicate<StaffMember> whom, String method, String... paths) {
        return new Opening(whom, method, patterns(paths));
    }

    private record Opening(Predicate<StaffMember> whom, String method, List<PathPattern> paths) {

        boolean lets(StaffMember staff, String called, PathContainer path) {
            return method.equals(called) && any(paths, path) && whom.test(staff);
        }
    }
}
