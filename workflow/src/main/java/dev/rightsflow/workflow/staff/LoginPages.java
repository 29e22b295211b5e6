package dev.rightsflow.workflow.staff;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LoginPages {

    @GetMapping("/login")
    String login(
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable Integer wait,
            @RequestParam(required = false) @Nullable String left,
            Model model) {
        model.addAttribute("failed", failed != null);
        model.addAttribute("wait", wait);
        model.addAttribute("left", left != null);
        return "staff/login";
    }
}
