package org.everspring.bulletin.process;

import java.util.List;
import org.everspring.forms.FormContract;
import org.everspring.forms.ModuleForms;
import org.springframework.stereotype.Component;

/** What the code of this module reads of its forms. */
@Component
class BulletinForms implements ModuleForms {

    @Override
    public List<FormContract> contracts() {
        return List.of(FormContract.of(BulletinProcess.FORM, "编发通报")
                .needs("bulletinTitle", "通报标题")
                .needs("bulletinOverview", "总体情况")
                .needs("bulletinRequirements", "工作要求")
                .needs("bulletinSignedBy", "签发人")
                .reads("bulletinTargets", "bulletinProblems", "bulletinExperiences", "bulletinConduct"));
    }
}
