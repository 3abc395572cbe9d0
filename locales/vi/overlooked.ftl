## What an answer passes over of its question

overlooked-words = Câu trả lời này chưa tính đến “{ $words }” trong câu hỏi; nếu đó là ý chính, đề nghị hỏi lại rõ hơn.
