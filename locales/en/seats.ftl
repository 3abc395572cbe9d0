# Seats: what they may do, and who may change that
seats-empty-title = The seat has no title. State one, for example: --title "Chủ tịch UBND xã Hiệp Cường".
seats-above = The seat “{ $seat }” carries the role “{ $role }”, which is above yours. It is changed by somebody of that role or above, or by the operator.
seats-role-above = The role “{ $role }” is above yours, so you cannot give it. Ask somebody of that role or above, or the operator.
seats-person-above = { $name } holds a seat with the role “{ $role }”, which is above yours. A channel is added for them by themselves (/kenh) or by the operator.
seats-line-above = the seat “{ $seat }” carries the role “{ $role }”, which is above yours
seats-line-person-above = { $name } holds a seat with the role “{ $role }”, which is above yours: their addresses are neither added to nor moved
seats-bad-address = “{ $address }” is no chat of the channel { $channel }
seats-role-changed = Seat { $seat }: the role “{ $from }” is now “{ $to }”.
seats-role-set = New seat { $seat }: the role “{ $to }”.
seats-more = … and { $count } more (--json has all).
seats-approver-lost = Note: nobody holds a seat that may approve any more, so no notice can be approved. Invite an approver: loa seat invite --unit <unit> --title "<title>" --role approver
seats-no-approver = Nobody holds a seat that may approve, so no notice can be approved. Invite an approver: loa seat invite --unit <unit> --title "<title>" --role approver

# A shell acts for a seat
desk-shell-does-not = From a shell, to { $act }, name the seat you act for: add --as <seat> of somebody who may (“loa seat list” shows them).
