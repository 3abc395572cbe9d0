## What an answer passes over of its question

overlooked-words = This answer leaves out “{ $words }” of the question; if that was the point, please ask again more plainly.
asking-whom = Which unit should it be held against? Please give its name.
asking-whom-month = Against the month before
