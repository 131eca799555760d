package org.everspring.home.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.everspring.access.SignedInStaff;
import org.everspring.access.StaffHome;
import org.everspring.access.StaffMember;
import org.everspring.home.Worker;
import org.everspring.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of ours its person and the bar, the error pages too; neither where nobody is signed in. */
@ControllerAdvice
class Bars {

    private final Menu menu;
    private final Plan plan;

    Bars(Menu menu, Plan plan) {
        this.menu = menu;
        this.plan = plan;
    }

    @ModelAttribute("bar")
    @Nullable
    Bar bar(HttpServletRequest request) {
        return login(request)
                .map(login -> new Bar(
                        StaffHome.of(login.staff(), plan),
                        login.staff().name(),
                        HelpPlaces.of(pathOf(request)),
                        () -> hasFailed(request)
                                ? menu.uncounted(login.staff())
                                : menu.of(
                                        login.staff(), new Worker(login.staff().userId(), login.groups()))))
                .orElse(null);
    }

    @ModelAttribute("signedIn")
    @Nullable
    StaffMember signedIn(HttpServletRequest request) {
        return login(request).map(SignedInStaff.Login::staff).orElse(null);
    }

    /** As the filter for logins has read it, which does not run again for an error page. */
    static Optional<SignedInStaff.Login> login(HttpServletRequest request) {
        return Optional.ofNullable((SignedInStaff.Login) request.getAttribute(SignedInStaff.Login.class.getName()));
    }

    /** The page that the bar stands on, which is another than was asked for where a webapp brings it here, or one has failed. */
    private static String pathOf(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = (failed instanceof String address ? address : request.getRequestURI())
                .substring(request.getContextPath().length());
        return BarController.PATH.equals(path) ? HelpPlaces.WEBAPPS + request.getParameter(BarController.HERE) : path;
    }

    private static boolean hasFailed(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR
                && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                && status >= HttpStatus.INTERNAL_SERVER_ERROR.value();
    }
}
