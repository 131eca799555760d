package org.everspring.scoring.web;

import java.util.List;
import org.everspring.access.StaffMember;
import org.everspring.access.StaffRole;
import org.everspring.scoring.ScoreReader;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands to the pages of scores whoever is signed in, as one who reads scores. */
@Component
class ScoreReaderResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ScoreReader.class;
    }

    @Override
    public ScoreReader resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        StaffMember staff = (StaffMember) request.getUserPrincipal();
        return new ScoreReader(staff.units(), staff.readsEverything(), staff.holds(StaffRole.PROCESS_OWNER));
    }
}
