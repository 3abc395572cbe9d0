## What an answer passes over of its question

overlooked-words = Câu trả lời này chưa tính đến “{ $words }” trong câu hỏi; nếu đó là ý chính, đề nghị hỏi lại rõ hơn.
asking-whom = { -you-first } muốn so với đơn vị nào? Xin ghi rõ tên đơn vị đó.
asking-whom-month = So với tháng trước
