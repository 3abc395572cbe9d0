# A letter that came in before, and notices of it that have gone out
letter-replaces-same = This letter was confirmed before ({ $letter }) with the same figures and directives. Once confirmed, this version takes the place of that one.
letter-replaces-other = This letter was confirmed before ({ $letter }); figures or directives of this version differ. Once confirmed, it takes the place of that one.
letter-replaced = The version confirmed before ({ $letter }) has given its place to this one.
letter-gave-way = The version under review before ({ $letters }) has given way to this one, which has all that was corrected there.
letter-beside = Another version of this letter is under review ({ $letters }). Please look at it and discard what is not needed.
letter-version = { $file }, received { $time }
issued-before = Note: notice { $notice } of the same letter has been issued to { $seats } of the { $of } seats that this one is for. If something has changed, send a correction (loa notice correct { $notice }, in the chat: /dinhchinh { $notice }); with this notice those seats get it once more.
issued-before-to-all =
    Note: notice { $notice } of the same letter has been issued to { $of ->
        [one] the one seat
       *[other] all { $of } seats
    } that this one is for. If something has changed, send a correction (loa notice correct { $notice }, in the chat: /dinhchinh { $notice }); with this notice { $of ->
        [one] it gets
       *[other] they get
    } it once more.
