package org.everspring.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.coyote.BadRequestException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.identity.IdentityProviderException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.everspring.engine.InputRefusedException;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TooOftenException;

/**
 * Whose fault a failure is, as an HTTP status, and what the one who asked is told. Camunda answers 500 to most of what is
 * wrong with a request; here 500 is left to what is wrong with the server.
 *
 * @param message Chinese; nothing in it comes from the database or from a class
 */
record Fault(int status, String message) {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private static final int BAD_REQUEST = 400;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER = 500;

    private static final Fault OUTAGE = new Fault(503, "系统暂时连接不上数据库，正在自动恢复。所填内容请不要关闭，恢复后先核对这次操作是否已经保存，没有保存的再提交一次。");

    Fault(int status) {
        this(status, StatusTexts.of(status));
    }

    boolean isServers() {
        return status >= SERVER;
    }

    /** Whether the database could not be reached, or not any more: whether what was asked for is done is not known. */
    boolean isOutage() {
        return equals(OUTAGE);
    }

    /** What is known whoever has thrown it, a REST call of Camunda or a page of ours. */
    static Optional<Fault> known(Throwable thrown) {
        Set<Throwable> causes = causes(thrown);
        // A refusal of ours is an answer; but what else stands around a lost connection is said of it.
        return first(causes, InputRefusedException.class)
                .map(told -> new Fault(told.getResponse().getStatus(), told.getMessage()))
                .or(() -> first(causes, InvalidInputException.class)
                        .map(refusal -> new Fault(statusOf(refusal), refusal.getMessage())))
                .or(() -> causes.stream().anyMatch(Fault::isLostConnection) ? Optional.of(OUTAGE) : Optional.empty())
                .or(() -> first(causes, BodyTooLargeException.class).map(tooLarge -> new Fault(TOO_LARGE)))
                .or(() -> first(causes, SocketTimeoutException.class).map(silent -> new Fault(REQUEST_TIMEOUT)))
                // Tomcat's, of a body that is broken or breaks off.
                .or(() -> first(causes, BadRequestException.class).map(broken -> new Fault(BAD_REQUEST)))
                .or(() -> first(causes, OptimisticLockingException.class).map(late -> new Fault(CONFLICT)))
                .or(() -> first(causes, TaskAlreadyClaimedException.class)
                        .map(late -> new Fault(CONFLICT, "这项任务已由他人认领，请刷新任务列表后再看。")))
                .or(() -> first(causes, SuspendedEntityInteractionException.class)
                        .map(suspended -> new Fault(CONFLICT, "所属的流程已暂停，恢复后才能办理，所填内容请先保存。如有疑问请联系流程负责人。")))
                .or(() -> first(causes, SQLException.class).map(Fault::ofDatabase))
                // A step of ours that cannot be done; the engine wraps it in English.
                .or(() -> causes.stream()
                        .filter(cause -> cause.getClass().getName().startsWith("org.everspring."))
                        .map(Throwable::getMessage)
                        .filter(reason ->
                                reason != null && CHINESE.matcher(reason).find())
                        .findFirst()
                        .map(reason -> new Fault(SERVER, reason)))
                .or(() -> first(causes, AuthorizationException.class).map(forbidden -> new Fault(403)));
    }

    static int statusOf(InvalidInputException refusal) {
        if (refusal instanceof TooOftenException) {
            return TOO_MANY_REQUESTS;
        }
        return refusal instanceof AlreadyDoneException ? CONFLICT : BAD_REQUEST;
    }

    /** What a call of one of Camunda's REST APIs has failed with. */
    static Fault ofCall(Throwable thrown) {
        return known(thrown).orElseGet(() -> ofEngine(thrown));
    }

    private static Fault ofEngine(Throwable thrown) {
        Optional<WrongValue> wrong = WrongValue.of(thrown);
        if (wrong.isPresent()) {
            return new Fault(BAD_REQUEST, wrong.get().message());
        }
        if (thrown instanceof JsonProcessingException json) {
            return new Fault(BAD_REQUEST, "请求的JSON内容有误" + place(json.getLocation()) + "，请检查后重试。");
        }
        if (thrown instanceof ParseException
                || thrown instanceof MigrationPlanValidationException
                || thrown instanceof MigratingProcessInstanceValidationException) {
            // What is wrong stands in a part of its own.
            return new Fault(BAD_REQUEST, thrown instanceof ParseException ? "模型文件有错误，没有部署。" : "正在办理的流程无法按此方案迁移。");
        }
        int status = statusOf(thrown);
        String said = thrown.getMessage();
        if (thrown instanceof RestException && said != null && isOurs(said)) {
            // Camunda has kept the words of a refusal and dropped the refusal.
            return new Fault(status < SERVER ? status : BAD_REQUEST, said);
        }
        if (status < SERVER) {
            return new Fault(status);
        }
        return new Fault(isRequests(last(thrown)) ? BAD_REQUEST : SERVER);
    }

    /** Camunda's own sentences begin in English. */
    private static boolean isOurs(String message) {
        return CHINESE.matcher(message.replaceFirst("^“", "")).lookingAt();
    }

    private static int statusOf(Throwable thrown) {
        if (thrown instanceof RestException rest && rest.getStatus() != null) {
            return rest.getStatus().getStatusCode();
        }
        if (thrown instanceof WebApplicationException web) {
            return web.getResponse().getStatus();
        }
        return thrown instanceof BadUserRequestException ? BAD_REQUEST : SERVER;
    }

    /**
     * The engine says no by an exception of its own without a cause. And where its code trips over a missing or unfitting
     * value, the value came with the request: what it reads besides has passed the same checks before.
     */
    private static boolean isRequests(Throwable root) {
        if (root instanceof Error) {
            return false;
        }
        if (root instanceof ProcessEngineException) {
            return !(root instanceof IdentityProviderException);
        }
        return root instanceof RestException || isThrownByCamunda(root);
    }

    private static boolean isThrownByCamunda(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String type = frame.getClassName();
            if (type.startsWith("org.camunda.")) {
                return true;
            }
            if (type.startsWith("org.everspring.") || type.startsWith("org.springframework.")) {
                return false;
            }
        }
        return false;
    }

    /** By the class of the SQLSTATE; H2 has one of its own for a value that is out of range (90008). */
    private static Fault ofDatabase(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("22") || state.equals("90008")) {
            return new Fault(BAD_REQUEST, "请求中有系统无法保存的内容，可能是文字过长或含有特殊字符，请检查后重试。");
        }
        boolean conflict =
                state.startsWith("23") || state.startsWith("40") || state.equals("55P03") || state.equals("HYT00");
        return new Fault(conflict ? CONFLICT : SERVER);
    }

    /**
     * Of the driver: no connection (08), none left (53), ended by the server or its limits (57, 25P03). And of the pool, which
     * says of a broken connection that it is closed.
     */
    private static boolean isLostConnection(Throwable thrown) {
        if (!(thrown instanceof SQLException failure)) {
            return false;
        }
        String state = failure.getSQLState();
        if (state == null) {
            return failure instanceof SQLTransientConnectionException
                    || "Connection is closed".equals(failure.getMessage());
        }
        return failure instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("25P03");
    }

    private static String place(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : "（第" + location.getLineNr() + "行第" + location.getColumnNr() + "个字符附近）";
    }

    private static Throwable last(Throwable thrown) {
        Throwable last = thrown;
        for (Throwable cause : causes(thrown)) {
            last = cause;
        }
        return last;
    }

    private static <E extends Throwable> Optional<E> first(Set<Throwable> causes, Class<E> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Set<Throwable> causes(Throwable thrown) {
        Set<Throwable> causes = new LinkedHashSet<>();
        for (Throwable t = thrown; t != null && causes.add(t); t = t.getCause()) {}
        return causes;
    }
}
