package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.messaging.NotPublishedException;
import dev.rightsflow.workflow.messaging.Replay;
import dev.rightsflow.workflow.store.DeadLetterLog;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class DeadLetterPages {

    private static final int MOST_SHOWN = 200;

    private final DeadLetterLog letters;
    private final Replay replay;

    DeadLetterPages(DeadLetterLog letters, Replay replay) {
        this.letters = letters;
        this.replay = replay;
    }

    /** @param code stable and short, for instance {@code UNDECODABLE}; the rest of the reason explains it */
    record Row(DeadLetterLog.Letter letter, String code, String detail) {

        static Row of(DeadLetterLog.Letter letter) {
            String[] parts = letter.reason().split(":", 2);
            return new Row(letter, parts[0], parts.length == 2 ? parts[1].strip() : "");
        }
    }

    @GetMapping("/dead-letters")
    String list(Model model) {
        List<Row> rows = letters.newest(MOST_SHOWN).stream().map(Row::of).toList();
        model.addAttribute("rows", rows);
        return "staff/dead-letters";
    }

    @PostMapping("/dead-letters/replay")
    String putBack(@RequestParam String id, Principal user) {
        DeadLetterLog.Letter letter =
                letters.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            replay.replay(letter, user.getName());
        } catch (NotPublishedException e) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage(), e);
        }
        Audit.replayed(user.getName(), id);
        return "redirect:/dead-letters";
    }
}
