package org.everspring.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricActivityInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricIncidentQueryImpl;
import org.camunda.bpm.engine.impl.HistoricJobLogQueryImpl;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.IncidentQueryImpl;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;

/**
 * Answers as the engine's own manager does, without reading all authorizations at each command: there is one for each open
 * task. Nobody may do more by it, or less.
 */
final class ReaderRights extends AuthorizationManager {

    private @Nullable Known known;

    /** Whether this command has changed such rights, which are written at its end. */
    private boolean changed;

    private static final OfRequest<Known> KNOWN = new OfRequest<>(Known.class);

    /** Of one person, within one request; within one command where there is no request. */
    private record Known(@Nullable String userId, List<String> groupIds, StandingRights rights) {

        private boolean isOf(@Nullable String asked, List<String> groups) {
            return Objects.equals(userId, asked) && groupIds.equals(groups);
        }
    }

    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new ReaderRights();
        }
    }

    /** The engine leaves out the groups that have no authorization, for which it reads the groups of all. */
    @Override
    public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groupIds) {
        List<String> own = new ArrayList<>(groupIds == null ? List.of() : groupIds);
        own.removeIf(Objects::isNull);
        return own;
    }

    @Override
    protected boolean isRevokeAuthCheckEnabled(@Nullable String userId, @Nullable List<String> groupIds) {
        String mode = Context.getProcessEngineConfiguration().getAuthorizationCheckRevokes();
        if (ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_ALWAYS.equalsIgnoreCase(mode)) {
            return true;
        }
        return !ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER.equalsIgnoreCase(mode)
                && of(userId, groupIds).revoked();
    }

    @Override
    public boolean isAuthorized(@Nullable String userId, @Nullable List<String> groupIds, PermissionCheck check) {
        if (!isAuthorizationEnabled()
                || !isResourceValidForPermission(check)
                || isRevokeAuthCheckEnabled(userId, groupIds)) {
            return super.isAuthorized(userId, groupIds, check);
        }
        return grants(userId, groupIds, check);
    }

    @Override
    public boolean isAuthorized(
            @Nullable String userId, @Nullable List<String> groupIds, CompositePermissionCheck checks) {
        return checks.getAllPermissionChecks().stream().allMatch(this::isResourceValidForPermission)
                        && !isRevokeAuthCheckEnabled(userId, groupIds)
                        && StandingRights.isOneEnough(checks)
                ? checks.getAtomicChecks().stream().anyMatch(check -> grants(userId, groupIds, check))
                : super.isAuthorized(userId, groupIds, checks);
    }

    /** Where nothing is revoked. The engine's statement is long, and put together anew each time it is asked. */
    private boolean grants(@Nullable String userId, @Nullable List<String> groupIds, PermissionCheck check) {
        StandingRights standing = of(userId, groupIds);
        if (standing.grant(check)) {
            return true;
        }
        return !StandingRights.decide(check)
                && RightsOnOne.of(check, getDbEntityManager())
                        .grant(check, userId, filterAuthenticatedGroupIds(groupIds));
    }

    StandingRights of(@Nullable String userId, @Nullable List<String> groupIds) {
        List<String> groups = filterAuthenticatedGroupIds(groupIds);
        if (known == null || !known.isOf(userId, groups)) {
            known = (changed ? Optional.<Known>empty() : KNOWN.find())
                    .filter(ofRequest -> ofRequest.isOf(userId, groups))
                    .orElseGet(
                            () -> new Known(userId, groups, StandingRights.of(userId, groups, getDbEntityManager())));
            if (!changed) {
                KNOWN.keep(known);
            }
        }
        return known.rights();
    }

    @Override
    public void insert(DbEntity authorization) {
        super.insert(authorization);
        forget((Authorization) authorization);
    }

    @Override
    public void update(AuthorizationEntity authorization) {
        super.update(authorization);
        forget(authorization);
    }

    @Override
    public void delete(DbEntity authorization) {
        super.delete(authorization);
        forget((Authorization) authorization);
    }

    /** The commands that follow in the same request go by what this one has changed. */
    private void forget(Authorization authorization) {
        if (StandingRights.include(authorization)) {
            changed = true;
            KNOWN.forget();
        }
    }

    /**
     * Whoever may see all that there is need not be compared with each. Only for queries whose one check this is: that
     * for processes one may start, and the statistics, have others that hang on it.
     */
    private void lookAtNoneWhereAllAreGranted(ListQueryParameterObject query) {
        AuthorizationCheck check = query.getAuthCheck();
        if (check.getShouldPerformAuthorizatioCheck()
                && !check.isRevokeAuthorizationCheckEnabled()
                && of(check.getAuthUserId(), check.getAuthGroupIds()).grant(check.getPermissionChecks())) {
            drop(check);
        }
    }

    /** As the engine does where it asks for itself. */
    static void drop(AuthorizationCheck check) {
        check.setAuthorizationCheckEnabled(false);
        check.setAuthUserId(null);
        check.setAuthGroupIds(null);
        check.setPermissionChecks(new CompositePermissionCheck());
    }

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        super.configureTaskQuery(query);
        lookAtNoneWhereAllAreGranted(query);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void configureExecutionQuery(AbstractQuery query) {
        super.configureExecutionQuery(query);
        lookAtNoneWhereAllAreGranted(query);
    }

    @Override
    protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
        super.configureVariableInstanceQuery(query);
        lookAtNoneWhereAllAreGranted(query);
    }

    @Override
    public void configureJobQuery(JobQueryImpl query) {
        super.configureJobQuery(query);
        lookAtNoneWhereAllAreGranted(query);
    }

    @Override
    public void configureIncidentQuery(IncidentQueryImpl query) {
        super.configureIncidentQuery(query);
        lookAtNoneWhereAllAreGranted(query);
    }

    @Override
    public void configureHistoricProcessInstanceQuery(HistoricProcessInstanceQueryImpl query) {
        super.configureHistoricProcessInstanceQuery(query);
        lookAtNoneWhereAllAreGranted(query);
    }

    @Override
    public void configureHistoricActivityInstanceQuery(HistoricActivityInstanceQueryImpl query) {
        super.configureHistoricActivityInstanceQuery(query);
        lookAtNoneWhereAllAreGranted(query);
    }

    @Override
    public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
        super.configureHistoricTaskInstanceQuery(query);
        lookAtNoneWhereAllAreGranted(query);
    }

    @Override
    @SuppressWarnings("rawtypes")
    protected void configureHistoricVariableAndDetailQuery(AbstractQuery query) {
        super.configureHistoricVariableAndDetailQuery(query);
        lookAtNoneWhereAllAreGranted(query);
    }

    @Override
    public void configureHistoricJobLogQuery(HistoricJobLogQueryImpl query) {
        super.configureHistoricJobLogQuery(query);
        lookAtNoneWhereAllAreGranted(query);
    }

    @Override
    public void configureHistoricIncidentQuery(HistoricIncidentQueryImpl query) {
        super.configureHistoricIncidentQuery(query);
        lookAtNoneWhereAllAreGranted(query);
    }

    @Override
    public void configureUserOperationLogQuery(UserOperationLogQueryImpl query) {
        super.configureUserOperationLogQuery(query);
        lookAtNoneWhereAllAreGranted(query);
    }
}
