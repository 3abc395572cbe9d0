## What an answer passes over of its question

overlooked-words = This answer leaves out “{ $words }” of the question; if that was the point, please ask again more plainly.
