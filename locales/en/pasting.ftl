# A letter pasted in several messages, and a review that is decided by a bare word
pasted-waits = Part { $count } of the letter has arrived. The message is nearly as long as this channel takes, so there may be more: please send the rest, and the parts are joined and read together. If that was all, choose “That is all”.
pasted-all = That is all
pasted-joined = The letter was joined from { $count } messages. Please compare where they meet: { $seams }.
pasted-seam = “… { $before } | { $after } …”
pasted-may-go-on = If the letter goes on, please send the rest within a few minutes; it is joined and read again.
pasted-none = No part of a letter is waiting for more. Please paste it again, or send the file.
pasted-no-letter = What was pasted has no results or directives that could be read, so nothing was kept. Please paste all of it again, or send the file.
# Each way to say it, between bars
review-words-confirm = confirm|I confirm|confirm the letter
review-words-discard = discard|discard it|discard the letter
# Right behind what was read
review-words-yes = correct|that is right|that's right|all correct
review-words-no = cancel|drop it
review-confirm-which = Which letter do you confirm?
review-discard-which = Which letter do you discard?
review-confirm-this = Confirm { $file }
review-discard-this = Discard { $file }
